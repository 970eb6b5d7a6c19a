"""The doors: updates in, messages out, the clock. The only room that speaks to Telegram."""
