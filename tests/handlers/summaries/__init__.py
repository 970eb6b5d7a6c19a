"""Promises of the news after a board meeting."""
