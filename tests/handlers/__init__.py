"""Promises of the handlers."""
