"""Promises of joining, of one's own things and of looking after a group."""
