"""What wakes the bot: a tap, a text, the clock, a webhook call."""
