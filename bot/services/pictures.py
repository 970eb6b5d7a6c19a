"""Picture tests: a facilitator asks, members say what they see, and after five of them it is counted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.ids import FileId, PictureTestId, PictureWordsId
from bot.rules.facts import pictures as facts
from bot.rules.people import Member, Person, check_facilitator, check_has_voice
from bot.rules.pictures import (
    PEOPLE,
    OwnWords,
    PictureTest,
    Reader,
    Reading,
    State,
    TooFewPeople,
    Verdict,
    check_open,
    chosen,
    counted,
)
from bot.rules.refusals import OldButton
from bot.screen import tap
from storage.unit import Unit


def get(unit: Unit, test_id: PictureTestId) -> PictureTest:
    """Raises OldButton: there is none."""
    found = unit.pictures.find(test_id)
    if found is None:
        raise OldButton
    return found


def seen(unit: Unit, person: Person, test_id: PictureTestId, *, now: datetime) -> tuple[PictureTest, Member]:
    """A test of a group of this person. Raises NotInGroup, OldButton."""
    found = get(unit, test_id)
    return found, unit.people.member_in(found.group_id, person.id, now=now)


def facilitated(unit: Unit, by: Person, test_id: PictureTestId, *, now: datetime) -> PictureTest:
    """A test of a group that this person looks after. Raises NotInGroup, NotYours, OldButton."""
    found, member = seen(unit, by, test_id, now=now)
    check_facilitator(member)
    return found


def start(unit: Unit, by: Member, wanted: Sequence[str], *, now: datetime) -> PictureTest:
    """The members of a group are asked about these pictures. Repeating it changes nothing while a test is open.

    Args:
        wanted: what could be tested, by the ids of the table of concepts, the most important first.

    Raises:
        TooFewPeople, NothingToTest, NotYours.
    """
    check_facilitator(by)
    running = unit.pictures.find_open(by.group_id)
    if running is not None:
        return running
    can_look = [each for each in unit.people.list_members(by.group_id, now=now) if each.has_voice and not each.on_paper]
    if len(can_look) < PEOPLE:
        raise TooFewPeople(tap("pictures.show"), least=PEOPLE)
    before = {concept for test in unit.pictures.list_done(by.group_id) for concept in test.concepts}
    made = unit.pictures.add(by.group_id, chosen(wanted, tested=before))
    unit.happened(facts.PictureTestStarted(made, by.group_id), now=now)
    return get(unit, made)


def stop(unit: Unit, by: Person, test_id: PictureTestId, *, now: datetime) -> PictureTest:
    """It is over before five people looked, and nothing of it is kept. Repeating it changes nothing.

    Raises:
        TestIsOver: five people have looked meanwhile.
        NotInGroup, NotYours, OldButton.
    """
    found = facilitated(unit, by, test_id, now=now)
    if found.state is State.STOPPED:
        return found
    check_open(found)
    if unit.pictures.advance(found, State.STOPPED):
        unit.happened(facts.PictureTestStopped(found.id, found.group_id), now=now)
        unit.pictures.close(found.id, keep=())
    return get(unit, found.id)


# Who looks


def looking(unit: Unit, person: Person, test_id: PictureTestId, *, now: datetime) -> tuple[PictureTest, Member]:
    """An open test, for a member who is asked. Raises TestIsOver, NotInGroup, NotYours, OldButton."""
    found, member = seen(unit, person, test_id, now=now)
    check_has_voice(member)
    check_open(found)
    return found, member


def reader(unit: Unit, test: PictureTest, member: Member) -> Reader | None:
    """What this member does with a test; None: they have said nothing to it."""
    return unit.pictures.find_reader(test.id, member.id)


def say_yes(unit: Unit, person: Person, test_id: PictureTestId, *, now: datetime) -> Reader:
    """They look at the pictures; whoever said no can still say yes. Raises what `looking` raises."""
    test, member = looking(unit, person, test_id, now=now)
    before = reader(unit, test, member)
    if before is not None and before.reading in (Reading.LOOKS, Reading.DONE):
        return before
    made = Reader(test.id, member.id, Reading.LOOKS)
    unit.pictures.put_reader(made)
    return made


def say_no(unit: Unit, person: Person, test_id: PictureTestId, *, now: datetime) -> Reader:
    """They do not look, or not any more: what they said is deleted. Raises what `looking` raises."""
    test, member = looking(unit, person, test_id, now=now)
    before = reader(unit, test, member)
    if before is not None and before.reading is not Reading.LOOKS:
        return before
    made = Reader(test.id, member.id, Reading.NO if before is None else Reading.STOPPED)
    unit.pictures.drop_words(made)
    unit.pictures.put_reader(made)
    return made


def answer(
    unit: Unit, person: Person, test_id: PictureTestId, number: int, verdict: Verdict, *,
    text: str = "", voice: FileId | None = None, now: datetime,
) -> Reader:  # fmt: skip
    """What somebody sees in a picture, in place of what they said about it before. With the last one they are done.

    Args:
        text: with `Verdict.WAITS` only, as `voice`.

    Raises:
        OldButton: they did not say yes, or are done.
        TestIsOver, NotInGroup, NotYours.
    """
    test, member = looking(unit, person, test_id, now=now)
    before = reader(unit, test, member)
    if before is None or before.reading is not Reading.LOOKS or number not in range(len(test.concepts)):
        raise OldButton(tap("pictures.ask", test.id))
    said = replace(before, answers={**before.answers, number: verdict})
    unit.pictures.drop_words(said, number)
    if verdict is Verdict.WAITS:
        unit.pictures.add_words(said, number, text=text, voice=voice)
    if said.following(test) is None:
        said = replace(said, reading=Reading.DONE)
    unit.pictures.put_reader(said)
    if said.reading is Reading.DONE:
        _end_when_enough(unit, test, now)
    return said


def _end_when_enough(unit: Unit, test: PictureTest, now: datetime) -> None:
    """With the fifth person it is counted, at once and once: whoever came after could be seen in the numbers."""
    readers = unit.pictures.list_readers(test.id)
    done = [each.member_id for each in readers if each.reading is Reading.DONE]
    if len(done) < PEOPLE or not unit.pictures.advance(test, State.DONE):
        return
    unit.pictures.put_counts(test.id, counted(readers, len(test.concepts)))
    unit.happened(facts.PictureTestDone(test.id, test.group_id), now=now)
    unit.pictures.close(test.id, keep=done)


def count_done(unit: Unit, test: PictureTest) -> int:
    """How many people have looked at all pictures of an open test."""
    return sum(each.reading is Reading.DONE for each in unit.pictures.list_readers(test.id))


# What came of it


def done(unit: Unit, person: Person, test_id: PictureTestId, *, now: datetime) -> tuple[PictureTest, Member]:
    """A test of which something is known. Raises NotInGroup, OldButton."""
    found, member = seen(unit, person, test_id, now=now)
    if found.state is not State.DONE:
        raise OldButton
    return found, member


def list_words(unit: Unit, by: Person, test_id: PictureTestId, *, now: datetime) -> list[OwnWords]:
    """What people said in their own words and nobody looked at. Raises NotInGroup, NotYours, OldButton."""
    found = facilitated(unit, by, test_id, now=now)
    return unit.pictures.list_words(found.id) if found.state is State.DONE else []


def judge(
    unit: Unit, by: Person, test_id: PictureTestId, words_id: PictureWordsId, verdict: Verdict, *, now: datetime
) -> PictureTest:
    """A facilitator says whether somebody's own words fit a picture; the words are deleted. A second time: nothing.

    Raises:
        NotInGroup, NotYours, OldButton.
    """
    found = facilitated(unit, by, test_id, now=now)
    if words_id not in {each.id for each in list_words(unit, by, test_id, now=now)}:
        return found
    taken = unit.pictures.take_words(words_id)
    if taken is None:
        return found
    counts = [each.and_one(verdict) if n == taken.number else each for n, each in enumerate(found.counts)]
    unit.pictures.put_counts(found.id, counts)
    return get(unit, found.id)
