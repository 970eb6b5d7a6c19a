"""Promises of the screens."""
