"""Promises of the forms of a ballot."""
