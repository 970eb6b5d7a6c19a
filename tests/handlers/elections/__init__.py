"""Promises of an election: easy to vote in, fair, and nobody decides who should not."""
