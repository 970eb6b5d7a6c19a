"""The tables of agenda."""
