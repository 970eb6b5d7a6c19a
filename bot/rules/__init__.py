"""Pure values and functions: no clock, no I/O, no Telegram, no SQL."""
