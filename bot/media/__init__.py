"""Pictures, papers and voices, made from values."""
