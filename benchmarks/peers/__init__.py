"""Other people's ways to align paragraphs, for comparison in the same run."""
