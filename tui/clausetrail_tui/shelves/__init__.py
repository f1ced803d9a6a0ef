"""How series and their texts are drawn, filtered and sorted: plain functions, no widgets."""
