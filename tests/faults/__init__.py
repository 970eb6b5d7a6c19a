"""A Telegram that is strict and that fails, and what the real program makes of it.

Everything here speaks to `python -m bot start` over HTTP. It is run by `make faults`, and by the suite
where a promise is short enough.
"""
