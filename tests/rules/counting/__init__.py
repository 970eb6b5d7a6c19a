"""Tests of both counters."""
