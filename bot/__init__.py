"""SayNext: the program. Rules, deeds, screens, media and the practice phones."""
