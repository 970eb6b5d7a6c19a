"""Promises of the storage, on SQLite and on PostgreSQL."""
