"""Promises of the deeds of an election: who may not, and what is left as it was."""
