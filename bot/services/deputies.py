"""A deputy goes to one meeting for a rep: chosen by the group, asked by the rep, and free to say no.

Whom the group chooses is written down in `bot.services.choosing_deputies`.
"""

from dataclasses import replace
from datetime import datetime

from bot.ids import GroupId, HandoverId, MeetingId, MemberId, PersonId
from bot.rules.deputies import SILENT_AFTER, AskedOther, Handover, NotDeputy, NotRepThen, State, asked_again_at, who_may
from bot.rules.facts import deputies as facts
from bot.rules.facts import subject_of
from bot.rules.meetings import Meeting
from bot.rules.people import Member, Person, check_has_voice
from bot.rules.refusals import ChangedMeanwhile, NotInGroup, NotYours, OldButton
from bot.rules.schedule import WallTime, next_daytime
from bot.rules.together import alike, told_apart
from bot.screen import tap
from bot.services import speaking
from storage.unit import Unit

# What a deputy may do


def speaks_at(unit: Unit, person: PersonId, meeting: Meeting, *, now: datetime) -> bool:
    """Whether this person has a rep's pages of this meeting: a rep of its board, or who goes for one."""
    if unit.people.is_rep_of_board(person, meeting.board_id, now=now):
        return True
    return bool(unit.deputies.list_standing(now=now, meeting=meeting.id, person=person))


def speaks(unit: Unit, member: Member, meeting: Meeting | None, *, now: datetime) -> bool:
    """The same of a member, for what stands in their menus: a rep always, a deputy beside this meeting."""
    if member.is_rep:
        return True
    return meeting is not None and any(each.meeting_id == meeting.id for each in going(unit, member, now=now))


def going(unit: Unit, member: Member, *, now: datetime) -> list[Handover]:
    """The meetings to which this member goes for a rep."""
    if not member.has_voice or not _said_yes(unit, member, now=now):
        return []
    found = unit.deputies.list_standing(now=now, person=member.person_id)
    return [each for each in found if each.deputy_id == member.id]


def _said_yes(unit: Unit, member: Member, *, now: datetime) -> bool:
    """Whether they said yes to any meeting."""
    found = unit.deputies.list_open(member.group_id, now=now)
    return any(each.deputy_id == member.id and each.state is State.YES for each in found)


def is_busy(unit: Unit, member: Member, *, now: datetime) -> bool:
    """Whether this member has the pages of a rep: as a rep, or for one meeting."""
    return member.is_rep or bool(going(unit, member, now=now))


def no_more(unit: Unit, member: Member, *, now: datetime) -> None:
    """Somebody left or is something else now: they are no deputy, and the reps have their meetings again."""
    if unit.deputies.drop_chosen(member.id):
        speaking.changes(unit, member.group_id, now=now)
        unit.happened(facts.DeputyNoMore(member.id, member.group_id), now=now)
    fall(unit, member, now)


# I cannot come


def rep_in(unit: Unit, person: Person, meeting: Meeting, *, now: datetime) -> Member:
    """This person as a rep of the board. Who only goes for a rep is none. Raises NotYours, NotInGroup."""
    mine = unit.people.list_members_of_board(meeting.board_id, now=now, person=person.id)
    if not mine:
        raise NotInGroup
    reps = [each for each in mine if each.is_rep and each.has_voice]
    if not reps:
        raise NotYours
    return next((each for each in reps if each.group_id == person.group_id), reps[0])


def to_hand_over(unit: Unit, person: Person, meeting_id: MeetingId, *, now: datetime) -> tuple[Meeting, Member]:
    """A meeting to come to which this rep can say that they cannot come, and themselves.

    Raises:
        NotRepThen: their term is over by that day.
        OldButton, NotYours, NotInGroup.
    """
    meeting = _to_come(unit, meeting_id, now)
    rep = rep_in(unit, person, meeting, now=now)
    term = unit.people.term_of(rep.id, now=now)
    if term is None or term.ends_at <= meeting.meets_at:
        raise NotRepThen(tap("meetings.show", meeting_id), date=meeting.meets_at.astimezone(meeting.zone).date())
    return meeting, rep


def _to_come(unit: Unit, meeting_id: MeetingId, now: datetime) -> Meeting:
    try:
        meeting = unit.meetings.get(meeting_id)
    except LookupError:
        raise OldButton from None
    if meeting.called_off or meeting.meets_at <= now:
        raise OldButton(tap("meetings.show", meeting_id))
    return meeting


def handed_over(unit: Unit, rep: Member, meeting: Meeting, *, now: datetime) -> Handover | None:
    """What this rep asked for this meeting, if it still holds."""
    found = unit.deputies.list_open(rep.group_id, now=now)
    return next((each for each in found if (each.rep_id, each.meeting_id) == (rep.id, meeting.id)), None)


def could_go(unit: Unit, rep: Member, meeting: Meeting, *, now: datetime) -> list[Member]:
    """Whom this rep can ask, in each group for which they speak; nobody who cannot come to this meeting themselves.

    Who goes speaks for all of these groups, as the rep does. Who could be taken for somebody of another group is called
    with their group.
    """
    away = {each.rep_id for each in unit.deputies.list_open_at(meeting.id)}
    groups = _spoken_for(unit, rep.id, meeting)
    reps = [each for group in groups for each in unit.people.list_reps(group, now=now)]
    chosen = (unit.deputies.find_chosen(group) for group in groups)
    deputies = [unit.people.get_member(each, now=now) for each in chosen if each is not None]
    listed = [each for each in who_may(rep, reps, deputies) if each.id not in away]
    same = alike((each.person_id, each.name) for each in listed)
    return [
        replace(each, name=told_apart(each.name, unit.people.get_group(each.group_id).name))
        if each.person_id in same
        else each
        for each in listed
    ]


def _spoken_for(unit: Unit, member: MemberId, meeting: Meeting) -> list[GroupId]:
    """For which groups this member speaks on the day of a meeting."""
    terms = unit.people.list_terms_of(member)
    return sorted({each.group_id for each in terms if each.starts_at <= meeting.meets_at < each.ends_at})


def ask(unit: Unit, person: Person, meeting_id: MeetingId, deputy: MemberId, *, now: datetime) -> Handover:
    """A rep asks a deputy to go to one meeting. Nothing changes before the deputy says yes. Repeating it asks once.

    Whom this rep had promised to stand in for at the same meeting, has it back.

    Raises:
        NotDeputy: the group did not choose this person, or they cannot come themselves.
        AskedOther: this rep asked somebody else, and did not take it back.
        NotRepThen, OldButton, NotYours, NotInGroup, ChangedMeanwhile.
    """
    meeting, rep = to_hand_over(unit, person, meeting_id, now=now)
    before = handed_over(unit, rep, meeting, now=now)
    if before is not None:
        if before.deputy_id == deputy:
            return before
        other = unit.people.get_member(before.deputy_id, now=now)
        raise AskedOther(tap("deputies.mine", before.id), name=other.name)
    if deputy not in {each.id for each in could_go(unit, rep, meeting, now=now)}:
        raise NotDeputy(tap("deputies.cannot", meeting_id))
    asked = _put(unit, meeting, rep=rep, deputy=deputy, now=now)
    for each in unit.deputies.list_open_of(rep.id):
        if each.deputy_id == rep.id and each.meeting_id == meeting_id:
            _end(unit, each, State.OVER, facts.HandoverFell, now)
    unit.happened(_about(facts.HandoverAsked, asked), now=now)
    return asked


def _put(unit: Unit, meeting: Meeting, *, rep: Member, deputy: MemberId, now: datetime) -> Handover:
    """The question, and when it is asked again. Raises ChangedMeanwhile: the rep asked somebody at the same moment."""
    number = unit.deputies.add(rep.group_id, meeting.id, rep=rep.id, deputy=deputy, now=now)
    if number is None:
        raise ChangedMeanwhile(tap("deputies.cannot", meeting.id))
    again = next_daytime(asked_again_at(meeting.meets_at, now=now), meeting.zone)
    if again < meeting.meets_at:
        unit.schedule.set("deputies.silent", number, WallTime.of(again, meeting.zone))
    return unit.deputies.get(number)


def take_back(unit: Unit, person: Person, handover: HandoverId, *, now: datetime) -> Handover:
    """The rep can come after all. Repeating it changes nothing.

    Raises:
        OldButton, NotYours, NotInGroup, ChangedMeanwhile.
    """
    found = theirs(unit, person, handover, now=now)
    if found.state is State.BACK:
        return found
    if not is_open(unit, found, now=now):
        raise OldButton(tap("deputies.mine", handover))
    _end(unit, found, State.BACK, facts.HandoverTakenBack, now)
    return unit.deputies.get(handover)


def get(unit: Unit, handover: HandoverId) -> Handover:
    """Raises OldButton when there is none."""
    try:
        return unit.deputies.get(handover)
    except LookupError:
        raise OldButton from None


def theirs(unit: Unit, person: Person, handover: HandoverId, *, now: datetime) -> Handover:
    """What this person asked, as a rep. Raises OldButton, NotYours, NotInGroup."""
    found = get(unit, handover)
    if unit.people.member_in(found.group_id, person.id, now=now).id != found.rep_id:
        raise NotYours
    return found


def is_open(unit: Unit, handover: Handover, *, now: datetime) -> bool:
    """Whether the meeting is still to come, and who was asked can go."""
    meeting = unit.meetings.get(handover.meeting_id)
    return handover.state in (State.ASKED, State.YES) and not meeting.called_off and now < meeting.meets_at


# I will go, or I cannot


def to_answer(unit: Unit, person: Person, handover: HandoverId, *, now: datetime) -> Handover:
    """What this person was asked, or as a facilitator somebody without a phone.

    Raises:
        OldButton: it is somebody else's.
        NotInGroup.
    """
    found = get(unit, handover)
    deputy = unit.people.get_member(found.deputy_id, now=now)
    me = unit.people.member_in(deputy.group_id, person.id, now=now)
    if me.id != deputy.id and not (me.is_facilitator and deputy.on_paper):
        raise OldButton
    return found


def accept(unit: Unit, person: Person, handover: HandoverId, *, now: datetime) -> Handover:
    """They go for the rep; everybody of the group hears it. Repeating it changes nothing.

    Raises:
        OldButton: it was taken back, or the meeting is over.
        NotInGroup, NotYours, ChangedMeanwhile.
    """
    found = to_answer(unit, person, handover, now=now)
    if not is_open(unit, found, now=now):
        raise OldButton
    if found.state is State.YES:
        return found
    check_has_voice(unit.people.get_member(found.deputy_id, now=now))
    _advance(unit, found, State.YES)
    unit.happened(_about(facts.DeputyComes, found), now=now)
    return unit.deputies.get(handover)


def decline(unit: Unit, person: Person, handover: HandoverId, *, now: datetime) -> Handover:
    """They cannot go; the rep hears it, and everybody who had heard that they do. Repeating it changes nothing.

    Raises:
        OldButton, NotInGroup, ChangedMeanwhile.
    """
    found = to_answer(unit, person, handover, now=now)
    if found.state is State.NO:
        return found
    if not is_open(unit, found, now=now):
        raise OldButton
    _end(unit, found, State.NO, facts.DeputyDeclined, now)
    return unit.deputies.get(handover)


def is_silent(handover: Handover, *, now: datetime) -> bool:
    """Whether they were asked days ago and have said nothing."""
    return handover.state is State.ASKED and now >= handover.asked_at + SILENT_AFTER


def was_told(unit: Unit, handover: Handover) -> bool:
    """Whether everybody heard that the deputy comes. What was only asked is between those two."""
    return bool(unit.facts.list(facts.DeputyComes, subject=subject_of("handover", handover.id)))


def silent_due(unit: Unit, handover: HandoverId, *, now: datetime) -> None:
    """They have said nothing: they are asked once more, and the rep hears it."""
    found = unit.deputies.get(handover)
    if found.state is State.ASKED and is_open(unit, found, now=now):
        unit.happened(_about(facts.HandoverSilent, found), now=now)


# Who goes, or stops


def fall(unit: Unit, member: Member, now: datetime) -> None:
    """This member is no deputy any more: what was handed over to them goes back to who handed it over."""
    for each in _to_come_of(unit, member.id, now):
        if each.deputy_id == member.id and not unit.people.get_member(member.id, now=now).is_rep:
            _end(unit, each, State.OVER, facts.HandoverFell, now)


def rep_stopped(unit: Unit, rep: MemberId, *, now: datetime) -> None:
    """Somebody is not the rep any more: nobody goes for them."""
    for each in _to_come_of(unit, rep, now):
        if each.rep_id == rep:
            _end(unit, each, State.OVER, facts.HandoverEmpty, now)
        else:
            _end(unit, each, State.OVER, facts.HandoverFell, now)


def stopped_for_group(unit: Unit, rep: MemberId, *, now: datetime) -> None:
    """Somebody is not the rep of one group any more, and still of others: nobody goes for them whom only it chose."""
    for each in _to_come_of(unit, rep, now):
        if each.rep_id == rep and not _may_go(unit, each):
            _end(unit, each, State.OVER, facts.HandoverFell, now)
            unit.happened(_about(facts.HandoverEmpty, each), now=now)


def _may_go(unit: Unit, handover: Handover) -> bool:
    """Whether who was asked is of a group for which the rep speaks on that day, or speaks for one of these, too."""
    meeting = unit.meetings.get(handover.meeting_id)
    own = unit.people.get_member(handover.deputy_id, now=meeting.meets_at).group_id
    theirs = {own, *_spoken_for(unit, handover.deputy_id, meeting)}
    return not theirs.isdisjoint(_spoken_for(unit, handover.rep_id, meeting))


def follow_meeting(unit: Unit, meeting: Meeting, *, now: datetime) -> None:
    """A meeting is on another day. A yes was for the day of before, so who gave it is asked anew.

    Nobody goes for a rep whose term is over by then.
    """
    for each in unit.deputies.list_open_at(meeting.id):
        term = unit.people.term_of(each.rep_id, now=now)
        if term is None or term.ends_at <= meeting.meets_at:
            _end(unit, each, State.OVER, facts.HandoverEmpty, now)
        elif each.state is State.YES:
            _ask_anew(unit, each, meeting, now)


def _ask_anew(unit: Unit, handover: Handover, meeting: Meeting, now: datetime) -> None:
    _advance(unit, handover, State.OVER)
    anew = _put(unit, meeting, rep=unit.people.get_member(handover.rep_id, now=now), deputy=handover.deputy_id, now=now)
    known = _about(facts.HandoverAsked, handover)
    unit.happened(
        facts.HandoverMoved(known.handover, known.member, known.rep, known.group, known.meeting, anew.id), now=now
    )
    unit.happened(_about(facts.HandoverAsked, anew), now=now)


def _to_come_of(unit: Unit, member: MemberId, now: datetime) -> list[Handover]:
    """What they asked or were asked, for meetings to come. Who was there for the rep still has to say what happened."""
    return [each for each in unit.deputies.list_open_of(member) if is_open(unit, each, now=now)]


def _end(unit: Unit, handover: Handover, to: State, kind: type[facts.HandoverAsked], now: datetime) -> None:
    """It is over. Whoever was told that the deputy comes is told that they do not."""
    _advance(unit, handover, to)
    unit.happened(_about(kind, handover), now=now)
    if handover.state is State.YES:
        unit.happened(_about(facts.DeputyComesNot, handover), now=now)


def _advance(unit: Unit, handover: Handover, to: State) -> None:
    if not unit.deputies.advance(handover, to):
        raise ChangedMeanwhile(tap("meetings.show", handover.meeting_id))
    unit.schedule.drop("deputies.silent", handover.id)


def _about(kind: type[facts.HandoverAsked], handover: Handover) -> facts.HandoverAsked:
    return kind(handover.id, handover.deputy_id, handover.rep_id, handover.group_id, handover.meeting_id)
