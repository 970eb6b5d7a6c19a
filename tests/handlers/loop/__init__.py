"""Several circles in a row."""
