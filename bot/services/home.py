"""Deeds that belong to no feature: asking for help, and words that came without a question."""
