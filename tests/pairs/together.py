"""What can be done while one group asks another to vote together."""

from bot.rules.elections import State
from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.elections.two_groups import Two
from tests.pairs.deeds import Deed, Subject, presses, rings
from tests.play import Play


class Asked(Two):
    """Northfield asks Riverside, which has two facilitators and has begun to plan a vote of its own."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.people["Uli"] = play.member("Uli", self.river)
        self.rita = play.member("Rita", self.river, role=Role.FACILITATOR)
        play.tap(self.rob, tap("elections.plan", self.river))
        self.own = play.store.run_now(lambda unit: unit.elections.list_of(self.river, State.DRAFT))[0].id
        self.asked = self.ask()

    def says(self, who: str, pressed: str, *more: int) -> Deed:
        """A facilitator of Riverside answers."""
        return presses(self.play, self.rob if who == "Rob" else self.rita, tap(pressed, self.asked, self.river, *more))


SUBJECTS: dict[str, Subject[Asked]] = {
    "a group that is asked": Subject(
        Asked,
        {
            "Rob says yes": lambda t: t.says("Rob", "elections.join", 0),
            "Rita says no": lambda t: t.says("Rita", "elections.join_no"),
            "Rob plans their own": lambda t: presses(t.play, t.rob, tap("elections.planned", t.own)),
            "the time is over": lambda t: rings(t.play, "elections.nominate", t.asked),
            "Sam calls it off": lambda t: presses(t.play, t.sam, tap("elections.off", t.asked, t.election().version)),
            "Pat leaves": lambda t: presses(t.play, t.people["Pat"], tap("people.left", t.river)),
        },
    )
}
