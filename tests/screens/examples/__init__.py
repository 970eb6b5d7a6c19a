"""Examples of every screen, one module per feature, for the tests that walk them all."""

QUOTED = frozenset({"Mina", "Ben", "Asha", "Sam", "Lily", "Alex", "Northfield", "Marlshire"})
"""Names and words of people in the examples: the gate does not judge them."""
