"""Promises of `python -m bot count`."""
