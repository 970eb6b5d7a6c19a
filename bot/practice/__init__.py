"""The practice phones: a local stand-in for Telegram with a web page."""
