"""Promises of pictures, paper and voice."""
