"""What can be done with questions to candidates, while they wait and when asking ends."""

from bot.screen import tap
from tests.pairs.deeds import Subject, presses, writes
from tests.pairs.elections import Table
from tests.play import Play


class Room(Table):
    """A hall in which people ask."""

    def query(self, name: str) -> int:
        """The number of what somebody asks the candidates."""
        member, election = self.number(name), self.election().id
        asked = self.play.store.run_now(lambda unit: unit.hustings.list_of(election))
        return next(each.id for each in asked if each.member_id == member)


def _asking(play: Play) -> Room:
    """Ben stands; all candidates have what Dev asks, Tom's question waits, Lily is about to ask."""
    room = Room(play)
    election = room.plan()
    room.stand("Ben")
    for name in ("Dev", "Tom", "Lily"):
        play.tap(room.people[name], tap("hustings.ask", election))
        play.say(room.people[name], f"{name} asks?")
    for name in ("Dev", "Tom"):
        play.tap(room.people[name], tap("hustings.send", room.query(name)))
    play.tap(room.sam, tap("hustings.passed", room.query("Dev")))
    return room


SUBJECTS: dict[str, Subject[Room]] = {
    "questions to candidates": Subject(
        _asking,
        {
            "Lily sends hers": lambda t: presses(t.play, t.people["Lily"], tap("hustings.send", t.query("Lily"))),
            "Sam passes Tom's on": lambda t: presses(t.play, t.sam, tap("hustings.passed", t.query("Tom"))),
            "Sue holds it back": lambda t: presses(t.play, t.sue, tap("hustings.held", t.query("Tom"), "hurts")),
            "Sue puts it to Dev's": lambda t: presses(
                t.play, t.sue, tap("hustings.joined", t.query("Tom"), t.query("Dev"))
            ),
            "Tom takes it back": lambda t: presses(t.play, t.people["Tom"], tap("hustings.taken_back", t.query("Tom"))),
            "Ben answers Dev": lambda t: writes(
                t.play, t.people["Ben"], tap("hustings.answer", t.candidate("Ben"), t.query("Dev")), "Buses for all"
            ),
            "asking ends": lambda t: t.ring("cards"),
            "it opens": lambda t: t.ring("open"),
        },
    ),
}
