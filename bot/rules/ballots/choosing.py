"""Which ballots a group can choose between before people stand, and which of them fits it."""

SEATS_IN_ORDER = 2
"""With one rep to choose nobody is put in order: everybody whom most are happy with is found by ticks."""
SEATS_FOR_SHARES, VOTERS_FOR_SHARES = 3, 40
"""From so many seats and voters on an order gives each part of a group its share (docs/elections.md)."""


def fits_in_order(seats: int, voters: int) -> bool:
    """Whether an order is what we propose."""
    return seats >= SEATS_FOR_SHARES and voters >= VOTERS_FOR_SHARES
