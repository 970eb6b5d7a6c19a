"""Promises of the deeds around promises: who may not, and what follows in the database."""
