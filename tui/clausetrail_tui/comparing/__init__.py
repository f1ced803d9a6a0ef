"""The comparison of two texts as rows of a page: pure data and drawing, without a widget."""
