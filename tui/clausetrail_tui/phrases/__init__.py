"""What the screens of phrases and citations ask and draw: plain data and rows, no widgets."""
