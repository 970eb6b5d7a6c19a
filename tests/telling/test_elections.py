"""Who hears what of elections."""

from datetime import timedelta

import pytest

from bot.ids import CandidateId, ElectionId
from bot.rules.elections import Standing, State, Voter
from bot.rules.facts import Fact, people
from bot.rules.facts import elections as facts
from bot.rules.people import Member, Role
from storage.unit import Unit
from tests.telling.town import Town

GROUP = "Ben Grace Joe Mina Sam"


@pytest.fixture
def election(town: Town) -> ElectionId:
    """Mina stands, Joe (on paper) withdrew; Ben and Joe are on the roll."""

    def make() -> ElectionId:
        now = town.play.now
        values: dict[str, object] = {
            "group_id": town.north, "state": State.VOTING, "seats": 1, "years": 2, "quorum": 1, "nominate_at": now,
            "vote_at": now + timedelta(days=1), "close_at": now + timedelta(days=9),
            "public_at": now + timedelta(hours=2),
        }  # fmt: skip
        made = town.ask(lambda unit: unit.elections.add(values))
        ben, joe, mina = (town.member(name) for name in ("Ben", "Joe", "Mina"))
        town.ask(lambda unit: unit.elections.add_candidate(made, mina.id, Standing.STANDS))
        town.ask(lambda unit: unit.elections.add_candidate(made, joe.id, Standing.WITHDRAWN))
        town.ask(lambda unit: unit.elections.add_roll(made, [_on_roll(ben), _on_roll(joe)]))
        return made

    return make()


def _on_roll(member: Member) -> Voter:
    return Voter(
        member.id,
        member.person_id,
        member.name,
        member.on_paper,
        None,
        always_paper=member.on_paper,
        group_id=member.group_id,
    )


def _asked(town: Town, election: ElectionId, name: str) -> CandidateId:
    member = town.member(name)

    def ask(unit: Unit) -> CandidateId:
        known = unit.elections.find_candidate(election, member.id)
        return known.id if known else unit.elections.add_candidate(election, member.id, Standing.SUGGESTED)

    return town.ask(ask)


@pytest.mark.parametrize(
    ("kind", "view", "push"),
    [
        (facts.NobodyStood, "elections.stand", "ordinary"),
        (facts.ElectionCalledOff, "elections.stopped", "quiet"),
        (facts.ElectionStopped, "elections.stopped", "ordinary"),
        (facts.VoteExtended, "elections.longer", "ordinary"),
        (facts.MoreDaysGiven, "elections.given_longer", "quiet"),
        (facts.CountersDiffered, "elections.stopped", "ordinary"),
        (facts.WordsStillWanted, "elections.lots", "ordinary"),
        (facts.DrawPlanned, "elections.lots", "ordinary"),
        (facts.RecountConfirmed, "elections.recount_right", "quiet"),
        (facts.RecountDoubted, "elections.recount_wrong", "now"),
    ],
)
def test_what_the_whole_group_hears(
    town: Town, election: ElectionId, kind: type[facts.VoteOpened], view: str, push: str
) -> None:
    town.happen(facts.NominationsOpened(election, town.north))
    assert town.tell(kind(election, town.north)) == {f"{view}:{election}": (push, GROUP)}


def test_before_people_are_asked_who_stands_only_facilitators_hear_of_a_change(
    town: Town, election: ElectionId
) -> None:
    moved = town.tell(facts.ElectionMoved(election, town.north, 4))
    assert moved == {f"elections.moved:{election}:4": ("quiet", "Sam")}
    told = town.tell(facts.ElectionCalledOff(election, town.north))
    assert told == {f"elections.stopped:{election}": ("quiet", "Sam")}


@pytest.mark.parametrize(
    ("kind", "view", "push"),
    [
        (facts.NominationsOpened, "elections.stand", "ordinary"),
        (facts.VoteOpened, "elections.open", "ordinary"),
        (facts.SecondVoteOpened, "elections.open", "now"),
    ],
)
def test_what_the_whole_group_hears_and_its_chat(
    town: Town, election: ElectionId, kind: type[facts.VoteOpened], view: str, push: str
) -> None:
    heard = town.tell(kind(election, town.north))
    assert heard == {f"{view}:{election}": (push, f"{GROUP} chat {town.north}")}


@pytest.mark.parametrize(
    ("kind", "view", "push"),
    [
        (facts.KeyLost, "elections.key_lost", "quiet"),
        (facts.PapersWanted, "elections.papers", "ordinary"),
        (facts.KeyLastDays, "elections.key_lost", "now"),
        (facts.PaperCounterMissing, "elections.papers", "now"),
        (facts.PapersDoNotFit, "elections.papers", "now"),
        (facts.WordsMissing, "elections.no_words", "ordinary"),
    ],
)
def test_what_only_who_looks_after_the_group_hears(
    town: Town, election: ElectionId, kind: type[facts.VoteOpened], view: str, push: str
) -> None:
    assert town.tell(kind(election, town.north)) == {f"{view}:{election}": (push, "Sam")}


@pytest.mark.parametrize(
    "kind", [facts.ElectionPlanned, facts.VoteClosed, facts.CandidateStood, facts.CandidateDeclined,
             facts.NominationWithdrawn, facts.TermBegan],
)  # fmt: skip
def test_what_is_told_to_nobody(town: Town, election: ElectionId, kind: type[Fact]) -> None:
    numbers = {"election": election, "group": town.north, "candidate": 1, "member": town.member("Mina").id}
    fields = kind.__dataclass_fields__
    assert town.tell(kind(**{name: numbers[name] for name in fields})) == {}


def test_everybody_hears_that_papers_wait(town: Town, election: ElectionId) -> None:
    heard = town.tell(facts.PapersAwaited(election, town.north))
    assert heard == {f"elections.show:{election}": ("quiet", GROUP.replace(" Sam", ""))}


def test_in_the_last_days_everybody_hears_it_more_urgently(town: Town, election: ElectionId) -> None:
    heard = town.tell(facts.PapersLastDays(election, town.north))
    assert heard == {
        f"elections.papers:{election}": ("now", "Sam"),
        f"elections.show:{election}": ("ordinary", GROUP.replace(" Sam", "")),
    }


@pytest.mark.parametrize("kind", [facts.VoteCounted, facts.LotsDrawn])
def test_who_stood_hears_a_result_first_and_everybody_else_at_the_same_time(
    town: Town, election: ElectionId, kind: type[facts.VoteCounted]
) -> None:
    heard = town.tell(kind(election, town.north))
    others = f"Ben Grace Sam chat {town.north}"
    assert heard == {
        f"elections.my_result:{election}": ("now", "Joe Mina"), f"elections.result:{election}": ("now", others)
    }  # fmt: skip
    at_once, later = town.times()
    assert at_once == {"Mina", "Joe"}
    assert later == {"Ben", "Grace", "Sam", f"chat {town.north}"}


def test_at_a_tie_only_who_stood_hears_the_result_and_the_others_get_the_new_vote(
    town: Town, election: ElectionId
) -> None:
    assert town.tell(facts.VoteTied(election, town.north)) == {f"elections.result:{election}": ("now", "Joe Mina")}


def test_who_stood_hears_first_that_lots_are_drawn(town: Town, election: ElectionId) -> None:
    assert town.tell(facts.LotsWanted(election, town.north)) == {f"elections.lots:{election}": ("now", GROUP)}
    at_once, later = town.times()
    assert (at_once, later) == ({"Mina", "Joe"}, {"Ben", "Grace", "Sam"})


def test_who_is_suggested_is_asked_at_once_and_somebody_on_paper_by_the_facilitators(
    town: Town, election: ElectionId
) -> None:
    ben = _asked(town, election, "Ben")
    assert town.tell(facts.CandidateSuggested(election, town.north, ben)) == {
        f"elections.will_you:{ben}": ("now", "Ben")
    }
    joe = _asked(town, election, "Joe")
    assert town.tell(facts.CandidateSuggested(election, town.north, joe)) == {
        f"elections.will_you:{joe}": ("now", "Sam")
    }


def test_who_has_answered_is_not_asked_any_more_and_others_still_are(town: Town, election: ElectionId) -> None:
    ben, grace = _asked(town, election, "Ben"), _asked(town, election, "Grace")
    for candidate in (ben, grace):
        town.happen(facts.CandidateSuggested(election, town.north, candidate))
    town.happen(facts.CandidateStood(election, town.north, ben))
    assert [*town.waiting()] == [f"elections.will_you:{grace}"]
    town.happen(facts.CandidateDeclined(election, town.north, grace))
    assert town.waiting() == {}


def test_the_rows_of_a_reminder_do_not_say_who_has_voted(town: Town, election: ElectionId) -> None:
    assert town.tell(facts.VoteReminded(election, town.north)) == {f"elections.remind:{election}": ("ordinary", "Ben")}


def test_how_somebody_votes_now_is_told_to_them_and_a_slip_is_told_once(town: Town, election: ElectionId) -> None:
    ben, joe = town.member("Ben").id, town.member("Joe").id
    town.happen(facts.WayOfVotingChanged(election, town.north, joe, True))
    town.happen(facts.WayOfVotingChanged(election, town.north, ben, True))
    town.happen(facts.WayOfVotingChanged(election, town.north, ben, False))
    assert town.waiting() == {
        f"elections.ticked:{election}:1": ("now", "Joe"),
        f"elections.ticked:{election}:0": ("now", "Ben"),
    }


def test_who_takes_a_paper_back_tells_the_facilitators_and_hears_no_more_of_the_paper(
    town: Town, election: ElectionId
) -> None:
    ben = town.member("Ben").id
    town.happen(facts.WayOfVotingChanged(election, town.north, ben, True))
    town.happen(facts.PaperTakenBack(election, town.north, ben))
    assert town.waiting() == {f"elections.taken_back:{election}:{ben}": ("quiet", "Sam")}


def test_while_a_vote_is_near_everybody_hears_who_was_added_and_who_is_a_member(
    town: Town, election: ElectionId
) -> None:
    joe, ben = town.member("Joe").id, town.member("Ben").id
    assert town.tell(people.MemberAdded(joe, town.north)) == {f"people.added_told:{joe}": ("quiet", GROUP)}
    told = town.tell(people.MemberJoined(ben, town.north, Role.MEMBER))
    assert told[f"people.role_told:{ben}:member"] == ("quiet", "Grace Joe Mina Sam")


def test_a_vote_that_begins_again_is_one_message(town: Town, election: ElectionId) -> None:
    town.happen(facts.VoteOpened(election, town.north))
    town.happen(facts.VoteBegunAgain(election, town.north, ElectionId(9)))
    assert town.waiting() == {
        f"elections.stopped:{election}": ("ordinary", GROUP),
        "elections.open:9": ("quiet", f"chat {town.north}"),
    }


@pytest.mark.parametrize("kind", [facts.ElectionCalledOff, facts.ElectionStopped, facts.VoteOpened])
def test_what_was_asked_before_it_opened_is_over(
    town: Town, election: ElectionId, kind: type[facts.ElectionCalledOff]
) -> None:
    town.happen(facts.NominationsOpened(election, town.north))
    town.happen(facts.CandidateSuggested(election, town.north, _asked(town, election, "Ben")))
    town.happen(facts.ElectionMoved(election, town.north, 2))
    town.happen(kind(election, town.north))
    assert {view.partition(":")[0] for view in town.waiting()} in ({"elections.stopped"}, {"elections.open"})


def test_when_voting_is_over_nobody_is_told_to_vote(town: Town, election: ElectionId) -> None:
    ben = town.member("Ben").id
    town.happen(facts.VoteOpened(election, town.north))
    town.happen(facts.VoteReminded(election, town.north))
    town.happen(facts.WayOfVotingChanged(election, town.north, ben, True))
    town.happen(facts.VoteClosed(election, town.north))
    assert town.waiting() == {}


def test_one_person_is_asked_to_count_and_is_not_asked_any_more_when_it_is_counted(
    town: Town, election: ElectionId
) -> None:
    ben = town.member("Ben").id
    town.happen(facts.PapersWanted(election, town.north))
    town.happen(facts.PaperCounterAsked(election, town.north, ben))
    assert town.waiting() == {f"elections.my_count:{election}": ("now", "Ben")}
    assert town.tell(facts.PapersDiffered(election, town.north, ben)) == {
        f"elections.my_count:{election}": ("now", "Ben")
    }
    assert town.tell(facts.PaperCounterReminded(election, town.north, ben)) == {
        f"elections.my_count:{election}": ("now", "Ben")
    }
    town.happen(facts.VoteCounted(election, town.north))
    assert {*town.waiting()} == {f"elections.my_result:{election}", f"elections.result:{election}"}
    assert town.tell(facts.ScrutineerAsked(election, town.north, ben)) == {
        f"elections.recount:{election}": ("now", "Ben")
    }


def test_who_is_named_to_give_a_word_hears_it(town: Town, election: ElectionId) -> None:
    named = facts.WitnessNamed(election, town.north, town.member("Ben").id)
    assert town.tell(named) == {f"elections.lots:{election}": ("now", "Ben")}


def test_acts_with_their_effect_are_one_quiet_line(town: Town, election: ElectionId) -> None:
    town.happen(facts.NominationsOpened(election, town.north))
    assert town.tell(facts.ElectionMoved(election, town.north, 4)) == {
        f"elections.moved:{election}:4": ("quiet", GROUP)
    }
    assert town.tell(facts.CandidateWithdrew(election, town.north, CandidateId(1))) == {
        "elections.withdrawn:1": ("quiet", GROUP)
    }


def test_a_candidate_hears_what_is_missing_on_their_own_card_and_of_help_once(town: Town, election: ElectionId) -> None:
    mina = _asked(town, election, "Mina")
    wanted = facts.CardUnfinished(election, town.north, mina)
    assert town.tell(wanted) == {f"elections.card_wanted:{mina}": ("ordinary", "Mina")}
    help_there = facts.CardHelpOffered(election, town.north, mina)
    assert town.tell(help_there) == {f"elections.help_offered:{mina}": ("ordinary", "Mina")}


def test_who_has_not_said_yes_or_no_is_asked_again_before_the_vote(town: Town, election: ElectionId) -> None:
    ben = _asked(town, election, "Ben")
    heard = town.tell(facts.AnswerStillWanted(election, town.north, ben))
    assert heard == {f"elections.will_you:{ben}": ("ordinary", "Ben")}


def test_everybody_of_a_group_gets_the_practice_vote_once(town: Town) -> None:
    town.happen(facts.PracticeCalled(town.north))
    town.happen(facts.PracticeCalled(town.north))
    assert set(town.waiting()) == {"elections.practise:0"}
