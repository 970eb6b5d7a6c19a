"""Bugs that are planted on purpose: a test that does not notice its bug is no test."""
