"""Promises of who hears what."""
