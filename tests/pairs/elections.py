"""What can be done with an election and its candidates, in each of its states."""

from bot.ids import CandidateId, MemberId, PersonId
from bot.rules.elections import State
from bot.rules.people import Role
from bot.screen import Tap, tap
from storage.keys import election_key
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.table import day_number
from tests.pairs.deeds import Deed, Subject, presses, rings, writes
from tests.play import Play


class Table(Hall):
    """A hall with two facilitators."""

    def __init__(self, play: Play, *, paper: tuple[str, ...] = ()) -> None:
        super().__init__(play, paper=paper)
        self.counters: list[str] = []
        self.sue = play.member("Sue", self.group, role=Role.FACILITATOR)

    def press(self, name: str, pressed: str, *given: int | str) -> Deed:
        """Somebody presses a button of this election."""
        return presses(self.play, self.person(name), tap(pressed, self.election().id, *given))

    def about(self, name: str, pressed: str, who: str, *given: int | str) -> Deed:
        """Somebody presses a button about a candidate."""
        return presses(self.play, self.person(name), tap(pressed, self.candidate(who), *given))

    def leave(self, name: str) -> Deed:
        """Somebody leaves the group."""
        return presses(self.play, self.person(name), tap("people.left", self.group))

    def remove(self, name: str) -> Deed:
        """The facilitator takes somebody out."""
        return presses(self.play, self.sam, tap("people.removed", self.number(name)))

    def ring(self, kind: str) -> Deed:
        """A deadline of this election comes."""
        return rings(self.play, f"elections.{kind}", self.election().id)

    def helped_by(self, name: str, helper: str) -> None:
        """Somebody who looks at their ballot says who helps."""
        play, person = self.play, self.people[name]
        play.tap(person, tap("elections.ballot", self.election(State.VOTING).id))
        ways = ("Something else", "Somebody is helping me", "Say who is helping", helper, "Back to my vote")
        for label in ways if helper else ():
            play.press(person, label)

    def send(self, name: str, choice: str, *, helper: str = "") -> Deed:
        """Somebody who looks at their ballot presses: send my vote."""
        play, person = self.play, self.people[name]
        self.helped_by(name, helper)
        shown = play.press(person, choice)
        sends = next(button.does for button in shown.buttons if "send my vote" in button.label)
        assert isinstance(sends, Tap)
        return presses(play, person, sends)

    def person(self, name: str) -> PersonId:
        return {"Sam": self.sam, "Sue": self.sue, **self.people}[name]

    def number(self, name: str) -> int:
        found = self.play.store.run_now(
            lambda unit: unit.people.member_in(self.group, self.person(name), now=self.play.now)
        )
        return found.id

    def candidate(self, name: str) -> CandidateId:
        return next(each.id for each in self.candidates() if each.name == name)

    def day(self, days: int) -> int:
        """A day after the vote was to open."""
        return day_number(self.election().vote_at.date().replace(day=1)) + days


def _to_be_planned(play: Play) -> Table:
    return Table(play)


def _draft(play: Play) -> Table:
    table = Table(play)
    play.tap(table.sam, tap("elections.plan", table.group))
    return table


def _planned(play: Play) -> Table:
    table = _draft(play)
    play.tap(table.sam, tap("elections.planned", table.election().id))
    return table


def _nominating(play: Play) -> Table:
    """Ben stands, Mina is asked whether she does."""
    table = Table(play)
    election = table.plan()
    table.stand("Ben")
    play.tap(table.people["Tom"], tap("elections.suggested", election, table.number("Mina")))
    return table


def _voting(play: Play) -> Table:
    table = Table(play)
    table.open("Ben", "Mina")
    for voter in ("Asha", "Dev", "Ben", "Mina"):
        table.vote(voter, "Mina")
    return table


def _helped(play: Play) -> Table:
    """Sam has helped Asha to vote, and may help one more."""
    table = Table(play)
    table.open("Ben", "Mina")
    for voter in ("Dev", "Ben", "Mina"):
        table.vote(voter, "Mina")
    asha = table.people["Asha"]
    table.helped_by("Asha", "Sam")
    for label in ("Mina", "send my vote"):
        play.press(asha, label)
    return table


def _papers(play: Play) -> Table:
    """Lots fell on two who count; both have written down the same, and one of them has sent it."""
    table = Table(play, paper=("Joe", "Ella"))
    table.open("Ben", "Mina")
    for voter in VOTERS:
        table.vote(voter, "Mina")
    table.close()
    first, second = table.counters = table.draw_counters()
    election = table.election().id
    for name in (first, second):
        for n in (1, 2):
            play.tap(table.people[name], tap("elections.paper_is", election, n, 1 << table.place("Mina")))
    play.tap(table.people[first], tap("elections.send_count", election))
    # Only one is left on whom lots could fall next, so that chance is no difference between two runs.
    others = [name for name in VOTERS if name not in ("Ben", "Mina", first, second)]
    play.tap(table.people[others[0]], tap("people.left", table.group))
    return table


def _unreadable(play: Play) -> Table:
    table = _voting(play)
    play.dispatch.keys.destroy(election_key(table.election().id))
    play.watch()
    return table


def _tied(play: Play) -> Table:
    table = Table(play)
    table.open("Ben", "Mina", "Asha")
    for number, voter in enumerate(VOTERS):
        table.vote(voter, "Ben" if number % 2 else "Mina")
    table.close()
    return table


def _lots(play: Play) -> Table:
    table = _tied(play)
    table.made_public()
    for number, voter in enumerate(VOTERS):
        table.vote(voter, "Ben" if number % 2 else "Mina")
    table.close()
    table.made_public()
    return table


def _to_be_drawn(play: Play) -> Table:
    table = _lots(play)
    for witness, word in (("Lily", "sun"), ("Tom", "rain")):
        play.tap(table.people[witness], tap("elections.word", table.election().id))
        play.say(table.people[witness], word)
    return table


def _counted(play: Play) -> Table:
    """Two are asked to count again, and Lily said that it is right."""
    table = Table(play)
    table.open("Ben", "Mina")
    for voter in VOTERS:
        table.vote(voter, "Mina")
    table.close()
    table.made_public()
    election = table.election().id
    asked = [(MemberId(table.number(name)), None) for name in ("Lily", "Tom")]
    play.store.run_now(lambda unit: unit.elections.change(unit.elections.get(election), scrutineers=asked))
    play.tap(table.people["Lily"], tap("elections.recounted", election, 1))
    return table


SUBJECTS: dict[str, Subject[Table]] = {
    "a group without an election": Subject(
        _to_be_planned,
        {
            "Sam plans": lambda t: presses(t.play, t.sam, tap("elections.plan", t.group)),
            "Sue plans": lambda t: presses(t.play, t.sue, tap("elections.plan", t.group)),
            "Ben leaves": lambda t: t.leave("Ben"),
        },
    ),
    "a draft": Subject(
        _draft,
        {
            "Sam says 2 reps": lambda t: t.press("Sam", "elections.seats", 2),
            "Sue says 3 reps": lambda t: t.press("Sue", "elections.seats", 3),
            "Sue says 1 year": lambda t: t.press("Sue", "elections.years", 1),
            "Sam says 2 times in a row": lambda t: t.press("Sam", "elections.limit_is", 2),
            "Sam says 6 people": lambda t: t.press("Sam", "elections.quorum", 6),
            "Sue moves the end": lambda t: t.press("Sue", "elections.on_day", "end", 20260720, t.election().version),
            "Sam plans it": lambda t: t.press("Sam", "elections.planned"),
            "Sue plans it": lambda t: t.press("Sue", "elections.planned"),
            "Sue calls it off": lambda t: t.press("Sue", "elections.off", t.election().version),
            "Sue begins, too": lambda t: presses(t.play, t.sue, tap("elections.plan", t.group)),
        },
    ),
    "a planned election": Subject(
        _planned,
        {
            "nominations open": lambda t: t.ring("nominate"),
            "Sam plans it again": lambda t: t.press("Sam", "elections.planned"),
            "Sam calls it off": lambda t: t.press("Sam", "elections.off", t.election().version),
            "Sue moves the start": lambda t: t.press(
                "Sue", "elections.on_day", "start", 20260629, t.election().version
            ),
            "Sue plans another one": lambda t: presses(t.play, t.sue, tap("elections.plan", t.group)),
        },
    ),
    "nominations": Subject(
        _nominating,
        {
            "it opens": lambda t: t.ring("open"),
            "Sam calls it off": lambda t: t.press("Sam", "elections.off", t.election().version),
            "Sue moves the start": lambda t: t.press(
                "Sue", "elections.on_day", "start", 20260629, t.election().version
            ),
            "Lily stands": lambda t: t.press("Lily", "elections.stand_up"),
            "Mina stands": lambda t: t.press("Mina", "elections.stand_up"),
            "Tom suggests Lily": lambda t: t.press("Tom", "elections.suggested", t.number("Lily")),
            "Dev suggests Lily": lambda t: t.press("Dev", "elections.suggested", t.number("Lily")),
            "Mina says yes": lambda t: t.about("Mina", "elections.answer", "Mina", 1),
            "Mina says no": lambda t: t.about("Mina", "elections.answer", "Mina", 0),
            "Ben stands no more": lambda t: t.about("Ben", "elections.withdrew", "Ben"),
            "Sam offers Ben help": lambda t: t.about("Sam", "elections.offer_help", "Ben"),
            "Ben writes on his card": lambda t: writes(
                t.play, t.people["Ben"], tap("elections.words", t.candidate("Ben")), "Buses for all"
            ),
            "Ben leaves": lambda t: t.leave("Ben"),
            "Mina leaves": lambda t: t.leave("Mina"),
            "Sam takes Ben out": lambda t: t.remove("Ben"),
            "Sue sets another clock": lambda t: presses(
                t.play, t.sue, tap("people.group_zoned", t.group, "Europe/Berlin")
            ),
        },
    ),
    "an open vote": Subject(
        _voting,
        {
            "it closes": lambda t: t.ring("close"),
            "people are reminded": lambda t: t.ring("remind"),
            "Sam gives one more week": lambda t: t.press("Sam", "elections.give_days"),
            "Sue calls it off": lambda t: t.press("Sue", "elections.off_open"),
            "Lily votes for Mina": lambda t: t.send("Lily", "Mina"),
            "Lily votes for Ben": lambda t: t.send("Lily", "Ben"),
            "Tom votes for Ben": lambda t: t.send("Tom", "Ben"),
            "Dev votes for Ben instead": lambda t: t.send("Dev", "Ben"),
            "Lily votes on paper": lambda t: t.press("Sam", "elections.tick", t.number("Lily"), 1, 0),
            "Sue ticks Lily, too": lambda t: t.press("Sue", "elections.tick", t.number("Lily"), 1, 0),
            "Ben stands no more": lambda t: t.about("Ben", "elections.withdrew", "Ben"),
            "Ben leaves": lambda t: t.leave("Ben"),
            "Lily leaves": lambda t: t.leave("Lily"),
            "Lily is deleted": lambda t: presses(t.play, t.people["Lily"], tap("people.deleted")),
            "Sue plans another one": lambda t: presses(t.play, t.sue, tap("elections.plan", t.group)),
        },
    ),
    "a helper": Subject(
        _helped,
        {
            "Lily votes with Sam": lambda t: t.send("Lily", "Mina", helper="Sam"),
            "Tom votes with Sam": lambda t: t.send("Tom", "Ben", helper="Sam"),
            "Asha votes without help": lambda t: t.send("Asha", "Ben"),
        },
    ),
    "papers": Subject(
        _papers,
        {
            "the second one has counted": lambda t: t.press(t.counters[1], "elections.send_count"),
            "the second one corrects it": lambda t: t.press(
                t.counters[1], "elections.paper_is", 1, 1 << t.place("Ben")
            ),
            "the second one takes one away": lambda t: t.press(t.counters[1], "elections.no_paper", 2),
            "they are reminded": lambda t: t.ring("papers_remind"),
            "the second one cannot count": lambda t: t.press(t.counters[1], "elections.cannot_count"),
            "the first one cannot count": lambda t: t.press(t.counters[0], "elections.cannot_count"),
            "Sam draws others": lambda t: t.press("Sam", "elections.draw_counters"),
            "Sue draws others": lambda t: t.press("Sue", "elections.draw_counters"),
            "Joe gave none": lambda t: t.press("Sam", "elections.gave", t.number("Joe"), 0, 0),
            "Sue ends it": lambda t: t.press("Sue", "elections.ended"),
            "people are asked again": lambda t: t.ring("forget"),
            "Mina leaves": lambda t: t.leave("Mina"),
            "the second one leaves": lambda t: t.leave(t.counters[1]),
        },
    ),
    "a vote without its key": Subject(
        _unreadable,
        {
            "Sam begins again": lambda t: t.press("Sam", "elections.again"),
            "Sue begins again": lambda t: t.press("Sue", "elections.again"),
            "they are asked again": lambda t: t.ring("key_lost"),
            "it closes": lambda t: t.ring("close"),
            "Ben stands no more": lambda t: t.about("Ben", "elections.withdrew", "Ben"),
        },
    ),
    "a tie": Subject(
        _tied,
        {
            "people vote again": lambda t: t.ring("second_round"),
            "Ben leaves": lambda t: t.leave("Ben"),
            "Mina leaves": lambda t: t.leave("Mina"),
            "Sue plans another one": lambda t: presses(t.play, t.sue, tap("elections.plan", t.group)),
        },
    ),
    "lots": Subject(
        _lots,
        {
            "Lily says sun": lambda t: writes(t.play, t.people["Lily"], tap("elections.word", t.election().id), "sun"),
            "Tom says rain": lambda t: writes(t.play, t.people["Tom"], tap("elections.word", t.election().id), "rain"),
            "Dev says wind": lambda t: writes(t.play, t.people["Dev"], tap("elections.word", t.election().id), "wind"),
            "words are asked for": lambda t: t.ring("ask_words"),
            "there are no words": lambda t: t.ring("no_words"),
            "Lily is deleted": lambda t: presses(t.play, t.people["Lily"], tap("people.deleted")),
            "Ben leaves": lambda t: t.leave("Ben"),
        },
    ),
    "the draw": Subject(
        _to_be_drawn,
        {
            "lots are drawn": lambda t: t.ring("draw"),
            "Ben leaves": lambda t: t.leave("Ben"),
            "Mina is taken out": lambda t: t.remove("Mina"),
            "Lily is deleted": lambda t: presses(t.play, t.people["Lily"], tap("people.deleted")),
        },
    ),
    "a result": Subject(
        _counted,
        {
            "Sam lets lots choose": lambda t: t.press("Sam", "elections.draw_scrutineers"),
            "Tom says it is right": lambda t: t.press("Tom", "elections.recounted", 1),
            "Lily says it is wrong": lambda t: t.press("Lily", "elections.recounted", 0),
            "it is forgotten": lambda t: t.ring("forget"),
            "Mina steps down": lambda t: presses(t.play, t.people["Mina"], tap("elections.stepped", t.group)),
            "Mina leaves": lambda t: t.leave("Mina"),
            "Sue plans another one": lambda t: presses(t.play, t.sue, tap("elections.plan", t.group)),
        },
    ),
}
