"""Who hears what of questions to the groups: who was asked hears what became of it."""

from datetime import datetime
from typing import Protocol

from bot.ids import GroupId, PersonId, QuestionId
from bot.rules.facts.feedback import (
    PartMissed,
    PositionReadBack,
    PositionReported,
    PositionReportedLate,
    PositionsShared,
    QuestionEnded,
    QuestionHalfOver,
    QuestionMoved,
    QuestionOpened,
    QuestionStopped,
    ReportWanted,
    SpeakerFollows,
)
from bot.telling.when import ORDINARY, QUIET, Table, when
from bot.telling.who import people_of, voices_of_board
from storage import speakers
from storage.unit import Unit


class OfQuestion(Protocol):
    """A fact about a question."""

    @property
    def question(self) -> QuestionId:
        """Which one."""


class ByRep(OfQuestion, Protocol):
    """Something that somebody did with a question."""

    @property
    def by(self) -> PersonId:
        """Who."""


def groups_asked(unit: Unit, fact: OfQuestion, /) -> list[GroupId]:
    """The one group that is asked, or every group of the board."""
    return speakers.groups_of(unit, unit.feedback.get(fact.question))


def who_was_asked(unit: Unit, fact: OfQuestion, /, *, now: datetime) -> list[PersonId]:
    """Everybody who had a voice when it opened, and who answered since."""
    return [each.person_id for each in unit.feedback.who_was_asked(fact.question)]


def who_has_not_answered(unit: Unit, fact: OfQuestion, /, *, now: datetime) -> list[PersonId]:
    """Those of them who said nothing yet."""
    answered = unit.feedback.list_answered(fact.question)
    return [person for person in who_was_asked(unit, fact, now=now) if person not in answered]


def the_others_asked(unit: Unit, fact: ByRep, /, *, now: datetime) -> list[PersonId]:
    """Who was asked, but for who did it."""
    return [person for person in who_was_asked(unit, fact, now=now) if person != fact.by]


def their_reps(unit: Unit, fact: OfQuestion, /, *, now: datetime) -> list[PersonId]:
    """Who says it at the board: the reps of the groups that are asked."""
    return people_of(speakers.reps(unit, unit.feedback.get(fact.question), now=now))


def who_writes(unit: Unit, fact: OfQuestion, /, *, now: datetime) -> list[PersonId]:
    """Who works on what is said at the board."""
    return speakers.who_writes(unit, unit.feedback.get(fact.question), now=now)


def who_knows(unit: Unit, fact: OfQuestion, /, *, now: datetime) -> list[PersonId]:
    """Who speaks for the groups; where nobody does, who looks after them."""
    return speakers.who_reports(unit, unit.feedback.get(fact.question), now=now)


def who_follows(unit: Unit, fact: SpeakerFollows, /, *, now: datetime) -> list[PersonId]:
    """Who goes on with it."""
    return [fact.person]


def who_was_there(unit: Unit, fact: ReportWanted, /, *, now: datetime) -> list[PersonId]:
    """Who went to that meeting for a rep, and their reps; where there is none of them, who stands in."""
    position, groups = unit.feedback.find_position(fact.question), groups_asked(unit, fact)
    if position is None or position.meeting_id is None:
        return who_knows(unit, fact, now=now)
    went = unit.deputies.list_standing(now=now, meeting=position.meeting_id)
    for_them = [each for each in went if any(group in groups for _, group in unit.deputies.list_represented([each]))]
    mine = [unit.people.get_member(each.deputy_id, now=now) for each in for_them]
    return [*people_of(mine), *(their_reps(unit, fact, now=now) if mine else who_knows(unit, fact, now=now))]


def the_others_who_look_after(unit: Unit, fact: ByRep, /, *, now: datetime) -> list[PersonId]:
    """Who looks after the groups that are asked, or speaks for one without being asked, but for who asks."""
    asked = {*who_was_asked(unit, fact, now=now), fact.by}
    found = (*their_facilitators(unit, fact, now=now), *their_reps(unit, fact, now=now))
    return [person for person in dict.fromkeys(found) if person not in asked]


def who_was_asked_and_their_reps(unit: Unit, fact: OfQuestion, /, *, now: datetime) -> list[PersonId]:
    """Everybody who was asked, and a rep of theirs who is a member of another group."""
    return list(dict.fromkeys((*who_was_asked(unit, fact, now=now), *their_reps(unit, fact, now=now))))


def the_others_and_their_reps(unit: Unit, fact: ByRep, /, *, now: datetime) -> list[PersonId]:
    """The same, but for who did it."""
    return [person for person in who_was_asked_and_their_reps(unit, fact, now=now) if person != fact.by]


def their_facilitators(unit: Unit, fact: OfQuestion, /, *, now: datetime) -> list[PersonId]:
    """Who looks after the groups that are asked."""
    return speakers.facilitators(unit, unit.feedback.get(fact.question), now=now)


def the_others_of_the_group(unit: Unit, fact: OfQuestion, /, *, now: datetime) -> list[PersonId]:
    """Everybody else of the group, in whatever role, and who speaks for it: the result is for all."""
    asked, of = set(who_was_asked(unit, fact, now=now)), groups_asked(unit, fact)
    there = (person for group in of for person in people_of(unit.people.list_members(group, now=now)))
    return [person for person in dict.fromkeys((*there, *their_reps(unit, fact, now=now))) if person not in asked]


def who_reads_what_others_said(unit: Unit, fact: PositionsShared, /, *, now: datetime) -> list[PersonId]:
    """Who has a voice in the groups of the board, where another group than theirs said something of its own."""
    spoke = {question.group_id for question, _ in unit.feedback.list_side_by_side(fact.board, fact.meeting)} - {None}
    theirs: dict[PersonId, set[GroupId]] = {}
    for member in unit.people.list_members_of_board(fact.board, now=now):
        if member.has_voice:
            theirs.setdefault(member.person_id, set()).add(member.group_id)
    return [person for person, groups in theirs.items() if spoke - groups]


def who_heard_it_was_not_known(unit: Unit, fact: PositionReportedLate, /, *, now: datetime) -> list[PersonId]:
    """Who has a voice on the board, but not in the groups that were asked: those who were asked hear of it anyway."""
    theirs = set(people_of(unit.people.list_members_of(groups_asked(unit, fact), now=now)))
    theirs |= {*who_was_asked_and_their_reps(unit, fact, now=now)}
    return [person for person in voices_of_board(unit, fact, now=now) if person not in theirs]


def is_for_group(unit: Unit, fact: OfQuestion, /) -> bool:
    """It is about the group itself, and not for the board."""
    return unit.feedback.get(fact.question).is_for_group


def is_for_board(unit: Unit, fact: OfQuestion, /) -> bool:
    """It is for the board."""
    return not is_for_group(unit, fact)


def it_ends(unit: Unit, fact: OfQuestion, /, *, now: datetime) -> datetime:
    """Until then people can answer."""
    return unit.feedback.get(fact.question).closes_at


TABLE: Table = (
    when(QuestionOpened)
    .to(who_was_asked, "feedback.question:{question}", ORDINARY, until=it_ends)
    .to(the_others_who_look_after, "feedback.life:{question}", QUIET)
    .in_chats(groups_asked, "feedback.question:{question}"),
    when(QuestionMoved)
    .to(who_was_asked_and_their_reps, "feedback.moved:{question}:{version}", QUIET)
    .ends(QuestionMoved),
    when(QuestionHalfOver).to(who_has_not_answered, "feedback.remind:{question}", ORDINARY, until=it_ends),
    when(QuestionStopped)
    .to(who_was_asked_and_their_reps, "feedback.stopped:{question}", QUIET)
    .ends(QuestionOpened, QuestionMoved, QuestionHalfOver),
    when(QuestionEnded)
    .to(who_knows, "feedback.sheet:{question}:0", ORDINARY, unless=is_for_group)
    .to(who_was_asked, "feedback.result:{question}", ORDINARY, unless=is_for_board)
    .to(the_others_of_the_group, "feedback.result:{question}", QUIET, unless=is_for_board)
    .in_chats(groups_asked, "feedback.result:{question}", unless=is_for_board)
    .ends(QuestionOpened, QuestionMoved, QuestionHalfOver),
    when(PositionReadBack)
    .to(the_others_asked, "feedback.said_back:{question}:{version}", ORDINARY)
    .ends(PositionReadBack),
    when(PartMissed).to(who_writes, "feedback.missed:{question}:{person}", ORDINARY),
    when(SpeakerFollows).to(who_follows, "feedback.goes_on:{question}", ORDINARY),
    when(ReportWanted).to(who_was_there, "feedback.report:{question}", ORDINARY).ends(SpeakerFollows),
    when(PositionsShared).to(who_reads_what_others_said, "feedback.others:{meeting}:0", QUIET),
    when(PositionReportedLate).to(who_heard_it_was_not_known, "feedback.others:{meeting}:0", QUIET),
    when(PositionReported)
    .to(the_others_and_their_reps, "feedback.told:{question}", ORDINARY)
    .ends(PositionReadBack, ReportWanted, SpeakerFollows),
)
