"""Promises about promises: who, what, by when; members say if it is done, and nothing is forgotten."""
