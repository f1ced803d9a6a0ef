"""The widgets, one a file, each with its own CSS."""
