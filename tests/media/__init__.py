"""Promises of what is made, and of the worker that makes it."""
