"""Promises of the practice page, kept in a real browser."""
