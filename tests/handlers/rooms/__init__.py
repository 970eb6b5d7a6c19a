"""Promises about voting in the room."""
