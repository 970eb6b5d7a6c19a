"""Promises of the doors."""
