"""Who hears what of deputies."""

from bot.ids import HandoverId, MeetingId
from bot.rules.deputies import State
from bot.rules.facts import deputies as facts
from bot.rules.facts.meetings import PapersCame
from bot.rules.facts.summaries import SummaryWanted
from storage.unit import Unit
from tests.telling.town import Town

GROUP = "Ben Grace Joe Mina Sam"
HANDOVER = HandoverId(1)


def _about(
    town: Town, kind: type[facts.HandoverAsked], deputy: str = "Ben", meeting: MeetingId | None = None
) -> facts.HandoverAsked:
    """Mina, the rep, cannot come to a meeting tomorrow."""
    meeting = meeting or town.meeting()
    return kind(HANDOVER, town.member(deputy).id, town.member("Mina").id, town.north, meeting)


def test_everybody_hears_whom_the_group_chose(town: Town) -> None:
    ben = town.member("Ben").id
    assert town.tell(facts.DeputyChosen(ben, town.north)) == {f"deputies.who:{ben}": ("quiet", GROUP)}
    assert town.tell(facts.DeputyNoMore(ben, town.north)) == {f"deputies.no_more:{ben}": ("quiet", GROUP)}


def test_the_facilitators_hear_that_a_deputy_is_wanted(town: Town) -> None:
    assert town.tell(facts.DeputyWanted(town.north)) == {f"deputies.choose:{town.north}:0": ("ordinary", "Sam")}


def test_who_is_asked_hears_it_alone(town: Town) -> None:
    assert town.tell(_about(town, facts.HandoverAsked)) == {"deputies.asked:1": ("now", "Ben")}


def test_for_somebody_without_a_phone_the_facilitators_ask(town: Town) -> None:
    assert town.tell(_about(town, facts.HandoverAsked, "Joe")) == {"deputies.asked:1": ("now", "Sam")}


def test_silence_is_told_to_both(town: Town) -> None:
    assert town.tell(_about(town, facts.HandoverSilent)) == {
        "deputies.asked:1": ("ordinary", "Ben"),
        "deputies.mine:1": ("ordinary", "Mina"),
    }


def test_a_yes_is_told_to_the_rep_at_once_and_to_the_group_quietly(town: Town) -> None:
    assert town.tell(_about(town, facts.DeputyComes)) == {
        "deputies.mine:1": ("now", "Mina"),
        "deputies.comes:1": ("quiet", "Grace Joe Sam"),
    }


def test_a_no_and_a_deputy_who_left_are_told_to_the_rep_alone(town: Town) -> None:
    meeting = town.meeting()
    for kind in (facts.DeputyDeclined, facts.HandoverFell):
        assert town.tell(_about(town, kind, meeting=meeting)) == {"deputies.mine:1": ("now", "Mina")}


def test_who_does_not_need_to_go_hears_it(town: Town) -> None:
    meeting = town.meeting()
    for kind in (facts.HandoverTakenBack, facts.HandoverEmpty):
        assert town.tell(_about(town, kind, meeting=meeting)) == {"deputies.not_needed:1": ("now", "Ben")}


def test_whoever_heard_that_they_come_hears_that_they_do_not(town: Town) -> None:
    assert town.tell(_about(town, facts.DeputyComesNot)) == {"deputies.comes_not:1": ("quiet", "Grace Joe Sam")}


def test_who_goes_to_a_meeting_is_told_what_the_reps_are_told_of_it(town: Town) -> None:
    meeting = town.meeting()
    ben, mina, now = town.member("Ben").id, town.member("Mina").id, town.play.now

    def hand_over(unit: Unit) -> None:
        number = unit.deputies.add(town.north, meeting, rep=mina, deputy=ben, now=now)
        assert number is not None
        unit.deputies.advance(unit.deputies.get(number), State.YES)

    town.ask(hand_over)
    assert town.tell(PapersCame(meeting, town.board, 1)) == {f"meetings.papers_came:{meeting}": ("quiet", "Ben Mina")}
    assert town.tell(SummaryWanted(meeting, town.board)) == {f"summaries.ask:{meeting}": ("ordinary", "Ben Mina")}


def test_when_a_meeting_is_moved_the_rep_hears_that_it_was_asked_anew(town: Town) -> None:
    known = _about(town, facts.HandoverAsked, meeting=town.meeting())
    moved = facts.HandoverMoved(known.handover, known.member, known.rep, known.group, known.meeting, HandoverId(2))
    assert town.tell(moved) == {"deputies.mine:2": ("ordinary", "Mina")}
