"""Answering: with a tap, with words or a voice, and for members on paper. And what comes out of it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.ids import GroupId, MemberId, PersonId, QuestionId
from bot.rules.agenda import How
from bot.rules.feedback import Asked, NotAsked, Question, Said, View, check_open, chosen_next
from bot.rules.people import Member, Person, check_has_voice
from bot.rules.refusals import NotInGroup, OldButton
from bot.rules.tallies import Tally, tally
from bot.screen import Reply
from bot.services import speaking
from bot.services.feedback.ask import get, groups_asked
from storage.tables.feedback import ViewColumns
from storage.unit import Unit

MYSELF = MemberId(0)
"""In a tap: who answers is who taps."""
_NO_WORDS: ViewColumns = {"text": "", "voice": None, "photo": None, "quotable": False}


def speaker(unit: Unit, person: Person, question: Question, *, who: MemberId, now: datetime) -> Member:
    """Who answers: the person themselves, or a member on paper for whom a rep or a facilitator writes.

    Raises:
        NotAsked: this person has no voice in the groups that are asked, but is in one of them.
        OldButton: no such member on paper in these groups.
        NotYours, NotInGroup: this person may not write for them.
    """
    groups = [group.id for group in groups_asked(unit, question)]
    if who != MYSELF:
        return _on_paper(unit, person, who, groups=groups, now=now)
    mine = speaking.members_in(unit, person.id, groups, now=now)
    here = sorted(mine, key=lambda member: (member.group_id != person.group_id, member.group_id))
    if not here:
        raise NotInGroup
    member = next((member for member in here if member.has_voice), None)
    if member is None:
        raise NotAsked
    return member


def _on_paper(unit: Unit, by: Person, who: MemberId, *, groups: Sequence[GroupId], now: datetime) -> Member:
    try:
        member = unit.people.get_member(who, now=now)
    except LookupError:
        raise OldButton from None
    if not member.on_paper or member.group_id not in groups:
        raise OldButton
    speaking.check_looks_after(unit, by, [member.group_id], now=now)
    check_has_voice(member)
    return member


def answer(
    unit: Unit,
    person: Person,
    question_id: QuestionId,
    *,
    said: Said,
    place: int | None = None,
    now: datetime,
) -> View:
    """One tap is an answer. The last one counts; more that was said stays with it, unless nothing is to be said.

    Where several answers can be chosen, each tap adds one or takes it out; with none left it is as if nothing was said.

    Raises:
        OldButton: no such answer.
        QuestionClosed, NotOpenYet, NotAsked, NotYours, NotInGroup.
    """
    question = get(unit, question_id)
    check_open(question, now=now)
    member = speaker(unit, person, question, who=MYSELF, now=now)
    before = unit.feedback.find_view(question_id, member.person_id)
    chosen = () if place is None else chosen_next(question, () if before is None else before.places, place)
    check_answer(question, said, () if place is None else (place,))
    if said is Said.CHOICE and not chosen and before is not None:
        return _take_out(unit, before)
    how: ViewColumns = {"how": How.SELF, "on_paper": False}
    return _answered(unit, question, member, before, said, chosen, how, now)


def answer_for(
    unit: Unit,
    person: Person,
    question_id: QuestionId,
    *,
    said: Said,
    places: tuple[int, ...],
    who: MemberId,
    how: How,
    now: datetime,
) -> View:
    """What a member on paper answered, all of it at once: it was read back to them, and they said yes.

    Raises:
        OldButton: no such answer, no such member on paper.
        QuestionClosed, NotOpenYet, NotYours, NotInGroup.
    """
    question = get(unit, question_id)
    check_open(question, now=now)
    member = speaker(unit, person, question, who=who, now=now)
    check_answer(question, said, places)
    before = unit.feedback.find_view(question_id, member.person_id)
    return _answered(unit, question, member, before, said, places, {"how": how, "on_paper": True}, now)


def check_answer(question: Question, said: Said, places: Collection[int]) -> None:
    """Raises OldButton: no such answer, or one of them twice."""
    offered = {choice.place for choice in question.choices}
    if said is Said.WORDS or (said is Said.CHOICE) != bool(places):
        raise OldButton
    if not offered.issuperset(places) or len(set(places)) < len(places):
        raise OldButton


def _answered(
    unit: Unit,
    question: Question,
    member: Member,
    before: View | None,
    said: Said,
    chosen: tuple[int, ...],
    how: ViewColumns,
    now: datetime,
) -> View:
    columns: ViewColumns = {**_answers(question, said, chosen), **how, "said_at": now}
    if before is None or said is Said.UNSAID:
        columns |= _NO_WORDS
    return _put(unit, question, member, columns)


def _answers(question: Question, said: Said, chosen: tuple[int, ...]) -> ViewColumns:
    places = ",".join(map(str, chosen)) if question.kind.takes_more else ""
    return {"said": said, "place": chosen[0] if chosen else None, "places": places}


def _take_out(unit: Unit, view: View) -> View:
    """The last of several answers was taken out again; words that were said stay."""
    left = replace(view, said=Said.WORDS, place=None, places=(), on_paper=False)
    if view.has_words:
        unit.feedback.put_view(view.question_id, view.person_id, **_columns(left))
    else:
        unit.feedback.remove_view(view.question_id, view.person_id)
    return left


def _put(unit: Unit, question: Question, member: Member, columns: ViewColumns) -> View:
    # Somebody who joined after the question opened is asked by answering it.
    unit.feedback.ask(question.id, [Asked(member.person_id, member.id, member.group_id)])
    before = unit.feedback.find_view(question.id, member.person_id)
    columns = {**(_NO_WORDS if before is None else _columns(before)), **columns}
    unit.feedback.put_view(question.id, member.person_id, **columns)
    found = unit.feedback.find_view(question.id, member.person_id)
    if found is None:
        raise LookupError("a view that was just written")
    return found


def say(
    unit: Unit,
    person: Person,
    question_id: QuestionId,
    reply: Reply,
    *,
    text: str,
    who: MemberId = MYSELF,
    how: How = How.SELF,
    now: datetime,
) -> View:
    """Words, a voice or a photo: more to a choice that was made, or the whole answer. They replace those before.

    Raises:
        QuestionClosed, NotOpenYet, NotAsked, NotYours, NotInGroup, OldButton.
    """
    question = get(unit, question_id)
    check_open(question, now=now)
    member = speaker(unit, person, question, who=who, now=now)
    before = unit.feedback.find_view(question_id, member.person_id)
    columns: ViewColumns = {
        "text": text, "voice": reply.voice, "photo": reply.photo, "quotable": False, "said_at": now,
        "on_paper": who != MYSELF,
    }  # fmt: skip
    if before is None or before.said is not Said.CHOICE:
        columns |= {"said": Said.WORDS, "place": None, "places": ""}
    columns["how"] = how if before is None else before.how
    return _put(unit, question, member, columns)


def own_view(
    unit: Unit, person: Person, question_id: QuestionId, *, who: MemberId, now: datetime
) -> tuple[Question, View]:
    """An open question with the answer that may be changed. Raises OldButton when there is no answer."""
    question = get(unit, question_id)
    check_open(question, now=now)
    member = speaker(unit, person, question, who=who, now=now)
    view = unit.feedback.find_view(question_id, member.person_id)
    if view is None:
        raise OldButton
    return question, view


def may_quote(
    unit: Unit, person: Person, question_id: QuestionId, *, who: MemberId, quotable: bool, now: datetime
) -> View:
    """The rep may say these words at the board, or may only read them."""
    question, _ = own_view(unit, person, question_id, who=who, now=now)
    member = speaker(unit, person, question, who=who, now=now)
    return _put(unit, question, member, {"quotable": quotable})


def _columns(view: View) -> ViewColumns:
    return {
        "said": view.said, "place": view.place, "text": view.text, "voice": view.voice, "photo": view.photo,
        "quotable": view.quotable, "how": view.how, "said_at": view.said_at,
        "places": ",".join(map(str, view.places)), "on_paper": view.on_paper,
    }  # fmt: skip


def own(unit: Unit, question: QuestionId, person: PersonId) -> View | None:
    """What this person answered."""
    return unit.feedback.find_view(question, person)


def result(unit: Unit, question: Question) -> tuple[Tally, list[View]]:
    """What came out of a question: the numbers, and every answer that has words."""
    views = unit.feedback.list_views(question.id)
    asked = len(unit.feedback.who_was_asked(question.id))
    counted = tally(views, question.choices, asked=asked, kind=question.kind)
    return counted, [view for view in views if view.has_words]
