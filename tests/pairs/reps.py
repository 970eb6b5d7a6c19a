"""What can be done with a time as rep that comes to its end, and with a seat that nobody has."""

from datetime import timedelta

from bot.ids import TermId
from bot.screen import tap
from tests.pairs.deeds import Deed, Subject, presses, rings
from tests.pairs.elections import Table
from tests.play import Play


class Seat(Table):
    """Mina was noted as the rep for half a year."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        mina = self.number("Mina")
        play.tap(self.sam, tap("people.rep_until", mina, 6))
        term = play.store.run_now(lambda unit: unit.people.list_terms(self.group, now=play.now))[0]
        self.term: TermId = term.id
        play.until(term.ends_at - timedelta(days=50))
        play.tap(self.sam, tap("elections.plan", self.group))
        self.play.tap(self.sam, tap("elections.rep_stays", self.election().id, mina, 1))
        self.ends_at = term.ends_at

    def note(self, name: str) -> Deed:
        """Sue notes somebody as the rep."""
        return presses(self.play, self.sue, tap("people.rep_until", self.number(name), 12))

    def step_down(self) -> Deed:
        """Mina does not want to be the rep any more."""
        return presses(self.play, self.people["Mina"], tap("elections.stepped", self.group))


def _free(play: Play) -> Seat:
    seat = Seat(play)
    play.until(seat.ends_at)
    play.tap(seat.sam, tap("elections.plan", seat.group))
    return seat


SUBJECTS: dict[str, Subject[Seat]] = {
    "a time that ends": Subject(
        Seat,
        {
            "the next vote is asked for": lambda s: rings(s.play, "reps.ends", s.term),
            "it is over": lambda s: rings(s.play, "reps.over", s.term),
            "Sam plans a vote": lambda s: s.press("Sam", "elections.planned"),
            "Mina steps down": lambda s: s.step_down(),
            "Mina leaves": lambda s: s.leave("Mina"),
            "Sue notes Ben": lambda s: s.note("Ben"),
        },
    ),
    "a free seat": Subject(
        _free,
        {
            "it is asked for again": lambda s: rings(s.play, "reps.still_free", s.group),
            "Sam plans a vote": lambda s: s.press("Sam", "elections.planned"),
            "Sue notes Ben": lambda s: s.note("Ben"),
            "Sue notes Mina": lambda s: s.note("Mina"),
        },
    ),
}
