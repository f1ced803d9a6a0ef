"""What a person does with a comparison, as data and drawing: why, pins, the brief; no widget."""
