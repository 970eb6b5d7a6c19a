"""What the tests of elections share: a group with an election, and what its people do."""

from zoneinfo import ZoneInfo

from bot.ids import ElectionId, GroupId, PersonId
from bot.rules.elections import Candidate, Election, State
from bot.rules.people import Member, Role
from bot.screen import Screen, tap
from bot.words import Words
from tests.play import Play

WORDS = Words("en", ZoneInfo("Europe/London"))

BLANK = "I do not want to choose"
VOTERS = ("Ben", "Mina", "Asha", "Lily", "Tom", "Dev")


class Hall:
    """A group with a facilitator, six members, and an election."""

    def __init__(self, play: Play, *, paper: tuple[str, ...] = ()) -> None:
        self.play = play
        self.group: GroupId = play.group()
        self.sam = play.member("Sam", self.group, role=Role.FACILITATOR)
        self.people: dict[str, PersonId] = {
            name: play.member(name, self.group, on_paper=name in paper) for name in (*VOTERS, *paper)
        }

    def plan(self) -> ElectionId:
        play, sam = self.play, self.sam
        play.tap(sam, tap("elections.plan", self.group))
        play.press(sam, "1 rep")
        while _has(play.last(sam), "stays as rep"):
            play.press(sam, "stays as rep")
        for label in ("2 years", "That is good", "5 people", "Yes, plan it"):
            play.press(sam, label)
        play.until(play.now)
        return self.election().id

    def election(self, *states: State) -> Election:
        wanted = states or tuple(State)
        return self.play.store.run_now(lambda unit: unit.elections.list_of(self.group, *wanted))[0]

    def stand(self, *names: str) -> None:
        for name in names:
            self.play.tap(self.people[name], tap("elections.stand_up", self.election().id))

    def open(self, *candidates: str) -> ElectionId:
        election = self.plan()
        self.stand(*candidates)
        self.play.until(self.election().vote_at)
        return election

    def vote(self, name: str, *choices: str) -> Screen:
        play, person = self.play, self.people[name]
        play.tap(person, tap("elections.ballot", self.election(State.VOTING).id))
        left = list(choices)
        while left:
            labels = [button.label for button in play.last(person).buttons]
            here = next((each for each in left if any(each in label for label in labels)), None)
            if here is not None:
                play.press(person, here)
                left.remove(here)
            else:
                play.press(person, "Something else" if left == [BLANK] else "Next")
        while any("Next" in b.label for b in play.last(person).buttons):
            play.press(person, "Next")
        return play.press(person, "send my vote")

    def close(self) -> None:
        self.play.until(self.election(State.VOTING).close_at)

    def made_public(self) -> None:
        """Who stood has heard what came out; now everybody may."""
        public_at = self.election().public_at
        assert public_at is not None
        self.play.until(public_at)

    def candidates(self) -> list[Candidate]:
        election = self.election().id
        return self.play.store.run_now(lambda unit: unit.elections.list_candidates(election))

    def place(self, name: str) -> int:
        """The place of a candidate on the ballot."""
        found = next(each.place for each in self.candidates() if each.name == name)
        assert found is not None
        return found

    def member(self, name: str) -> Member:
        return self.play.store.run_now(
            lambda unit: unit.people.member_in(self.group, self.people[name], now=self.play.now)
        )

    def draw_counters(self) -> list[str]:
        """Lots fall on two who count the papers; their names."""
        election = self.election(State.PAPER)
        self.play.tap(self.sam, tap("elections.draw_counters", election.id))
        counting = self.play.store.run_now(
            lambda unit: [count.member_id for count in unit.elections.list_counts(election.id) if not count.is_out]
        )
        return [name for name in self.people if self._is_here(name) and self.member(name).id in counting]

    def _is_here(self, name: str) -> bool:
        members = self.play.store.run_now(lambda unit: unit.people.list_members(self.group, now=self.play.now))
        return any(member.person_id == self.people[name] for member in members)

    def count(self, name: str, *papers: str) -> Screen:
        """One who counts enters each paper, `Mina` or `Mina, Ben` or `It is empty`, and sends all of them."""
        play, person = self.play, self.people[name]
        shown = play.tap(person, tap("elections.my_count", self.election().id))
        if not papers:
            return play.press(person, "There are no papers")
        if _has(shown, "Yes, I will count"):
            play.press(person, "Yes, I will count")
        for paper in papers:
            self.enter(name, paper)
        if _has(play.last(person), "No more papers"):
            play.press(person, "No more papers")
        return play.press(person, "I have counted")

    def enter(self, name: str, paper: str) -> None:
        """One who counts taps what stands on the paper that is shown."""
        person = self.people[name]
        for label in paper.split(", "):
            if not _has(self.play.last(person), label):
                self.play.press(person, "Something else")
            shown = self.play.press(person, label)
        if _has(shown, "That is paper"):
            self.play.press(person, "That is paper")

    def correct(self, name: str, papers: dict[int, str]) -> Screen:
        """One who counts looks at some papers again, and sends all of them."""
        person = self.people[name]
        self.play.tap(person, tap("elections.my_count", self.election().id))
        for number, paper in papers.items():
            self.play.press(person, f"📄 {number}:")
            self.enter(name, paper)
        return self.play.press(person, "I have counted")

    def count_papers(self, *papers: str) -> Screen:
        """Both find the same; what the second of them is shown."""
        first, second = self.draw_counters()
        self.count(first, *papers)
        return self.count(second, *papers)


def with_papers(play: Play, paper: tuple[str, ...] = ("Joe", "Ella")) -> Hall:
    """Two for Ben, two for Mina by phone, and papers still to be counted."""
    hall = Hall(play, paper=paper)
    hall.open("Ben", "Mina")
    for voter, choice in (("Lily", "Mina"), ("Tom", "Mina"), ("Dev", "Ben"), ("Asha", "Ben")):
        hall.vote(voter, choice)
    hall.close()
    assert hall.election().state is State.PAPER
    return hall


def _has(shown: Screen, label: str) -> bool:
    return any(label in button.label for button in shown.buttons)
