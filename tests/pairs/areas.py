"""What can be done with the areas of a board, while groups come and go."""

from bot.ids import AreaId
from bot.screen import tap
from tests.handlers.elections.two_groups import Two
from tests.pairs.deeds import Deed, Subject, presses, writes
from tests.play import Play


class Areas(Two):
    """Northfield of Sam, and Riverside of Rob; two areas, and Riverside is in the first one."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        for name in ("The north", "City"):
            play.tap(self.sam, tap("areas.new"))
            play.say(self.sam, name)
        board = play.store.run_now(lambda unit: unit.people.get_group(self.group).board_id)
        self.north, self.city = (each.id for each in play.store.run_now(lambda unit: unit.areas.list_of(board)))
        play.tap(self.rob, tap("areas.join", self.north, self.river))

    def sam_does(self, what: str, area: AreaId) -> Deed:
        """For Northfield."""
        return presses(self.play, self.sam, tap(what, area, self.group))

    def rob_does(self, what: str, area: AreaId) -> Deed:
        """For Riverside."""
        return presses(self.play, self.rob, tap(what, area, self.river))


SUBJECTS: dict[str, Subject[Areas]] = {
    "areas": Subject(
        Areas,
        {
            "Sam comes": lambda t: t.sam_does("areas.join", t.north),
            "Sam goes to the city": lambda t: t.sam_does("areas.join", t.city),
            "Rob leaves": lambda t: t.rob_does("areas.leave", t.north),
            "Rob goes to the city": lambda t: t.rob_does("areas.join", t.city),
            "Sam deletes the north": lambda t: presses(t.play, t.sam, tap("areas.remove", t.north)),
            "Rob deletes the city": lambda t: presses(t.play, t.rob, tap("areas.remove", t.city)),
            "Sam names the north": lambda t: writes(t.play, t.sam, tap("areas.name", t.north), "Hills"),
            "Rob names the city so": lambda t: writes(t.play, t.rob, tap("areas.name", t.city), "Hills"),
            "Rob adds one of that name": lambda t: writes(t.play, t.rob, tap("areas.new"), "Hills"),
        },
    )
}
