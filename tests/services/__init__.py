"""Promises of the deeds."""
