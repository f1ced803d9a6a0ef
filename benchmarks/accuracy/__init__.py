"""How right alignments are, beside peers in the same run."""
