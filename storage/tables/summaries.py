"""The tables of summaries."""
