"""The tables of promises."""
