"""`make bench`: our bot and a stock bot, measured in one call on one machine."""
