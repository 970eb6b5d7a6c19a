"""The tables of elections."""
