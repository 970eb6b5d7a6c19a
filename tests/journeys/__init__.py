"""Whole circles through the real program, on each kind of database, over HTTP."""
