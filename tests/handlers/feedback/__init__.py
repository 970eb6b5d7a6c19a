"""Promises of asking the groups, from the question to what became of it."""
