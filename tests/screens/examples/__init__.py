"""Examples of every screen, for the tests that walk them all."""
