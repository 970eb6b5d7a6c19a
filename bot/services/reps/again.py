"""Members ask for a new vote, in private. When enough do, the reps hear it first, then everybody."""

from datetime import datetime, timedelta

from bot.ids import GroupId
from bot.rules.facts import reps as facts
from bot.rules.facts import subject_of
from bot.rules.people import Member, Person, check_has_voice
from bot.rules.refusals import NotYours, OldButton
from bot.rules.reps import LEAST_WISHES, PAUSE, TooFewToAsk, TooSoonAgain, VoteIsPlanned, Why, wishes_needed
from bot.rules.schedule import WallTime
from bot.rules.voting_days import opening_from
from bot.services.elections.now import find_running
from storage.unit import Unit

_NIGHT = timedelta(days=1)
"""Between the wish that is enough and the day on which people hear it: who presses just then stands out to nobody."""


def asks_for_it(unit: Unit, person: Person, group: GroupId, *, now: datetime) -> Member:
    """Somebody who can ask for a new vote now, or who has.

    Raises:
        NotYours: they have no voice, or are the rep, and can stop.
        OldButton: there is no rep.
        VoteIsPlanned, TooFewToAsk, TooSoonAgain, NotInGroup.
    """
    member = unit.people.member_in(group, person.id, now=now)
    check_has_voice(member)
    reps = unit.people.list_reps(group, now=now)
    if any(rep.person_id == person.id for rep in reps):
        raise NotYours
    if not reps:
        raise OldButton
    if find_running(unit, group, now=now) is not None:
        raise VoteIsPlanned
    if unit.people.count_voices(group, now=now) < LEAST_WISHES:
        raise TooFewToAsk(least=LEAST_WISHES)
    until = paused_until(unit, group)
    if until is not None and now < until:
        raise TooSoonAgain(date=until.astimezone(unit.people.get_group(group).zone).date())
    return member


def paused_until(unit: Unit, group: GroupId) -> datetime | None:
    """From when on it can be asked for again; None: from the beginning."""
    by_vote = unit.people.newest_by_vote(group)
    told = unit.facts.list(facts.NewVoteWanted, subject=subject_of("group", group))
    zone = unit.people.get_group(group).zone
    moments = [by_vote] if by_vote is not None else []
    moments += [datetime.combine(each.on, datetime.min.time(), zone) for each in told[-1:]]
    return max(moments) + PAUSE if moments else None


def ask(unit: Unit, person: Person, group: GroupId, *, now: datetime) -> None:
    """They ask for a new vote. Nobody hears of it before enough do. Repeating it changes nothing.

    Raises:
        As `asks_for_it`.
    """
    unit.people.add_wish(asks_for_it(unit, person, group, now=now))
    tell_if_enough(unit, group, now=now)


def tell_if_enough(unit: Unit, group: GroupId, *, now: datetime) -> None:
    """If so many ask that there is a new vote, people hear it when a night is over.

    Looked at when somebody asks, and whenever something else can make it enough: fewer have a voice, or a vote is over.
    """
    if is_enough(unit, group, now=now) and unit.schedule.find("reps.again", group) is None:
        known = unit.people.get_group(group)
        unit.schedule.set("reps.again", group, WallTime.of(opening_from(now + _NIGHT, known), known.zone))


def is_enough(unit: Unit, group: GroupId, *, now: datetime) -> bool:
    """Whether so many ask that there is a new vote."""
    return unit.people.count_wishes(group) >= wishes_needed(unit.people.count_voices(group, now=now))


def take_back(unit: Unit, person: Person, group: GroupId, *, now: datetime) -> None:
    """They do not ask any more. Repeating it changes nothing. Raises NotInGroup."""
    unit.people.drop_wish(unit.people.member_in(group, person.id, now=now).id)


def again_due(unit: Unit, group: GroupId, *, now: datetime) -> None:
    """The morning after enough had asked: counted once more, and told. What was taken back meanwhile does not count."""
    if not is_enough(unit, group, now=now) or not unit.people.list_reps(group, now=now):
        return
    if find_running(unit, group, now=now) is not None:
        return
    unit.people.clear_wishes(group)
    unit.people.want_vote(group, Why.ASKED, now=now)
    unit.happened(facts.NewVoteWanted(group), now=now)


def is_asked_for(unit: Unit, group: GroupId) -> bool:
    """Whether members asked for the vote that is to be planned."""
    wanted = unit.people.find_vote_wanted(group)
    return wanted is not None and wanted.why is Why.ASKED


def has_result(unit: Unit, group: GroupId, *, some_stay: bool, now: datetime) -> None:
    """The group has chosen, and nothing is to be planned. Nobody asks any more, unless a rep of before stays.

    Members ask for a new vote about all reps: one in which some were not chosen anew is not what they asked for.
    """
    unit.people.drop_vote_wanted(group)
    unit.schedule.drop("reps.still_free", group)
    if some_stay:
        tell_if_enough(unit, group, now=now)
    else:
        unit.people.clear_wishes(group)
        unit.schedule.drop("reps.again", group)


def has_no_result(unit: Unit, group: GroupId, *, now: datetime) -> None:
    """A vote was called off, or elected nobody: what was asked for is still to come, so nobody can plan it away."""
    tell_if_enough(unit, group, now=now)
