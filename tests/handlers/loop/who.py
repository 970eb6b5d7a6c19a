"""The people of the promises in `promised`, asked of the rows themselves: no query or rule of the program is used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

MOMENT = "%Y-%m-%d %H:%M:%S.%f"
IN = "m.standing = 'in'"
VOICE = f"{IN} AND m.role = 'member'"
HELPS = f"{IN} AND m.role = 'facilitator'"
BOARD = "m.group_id IN (SELECT id FROM groups WHERE board_id = :board)"
ASKED_GROUPS = (
    "m.group_id IN (SELECT g.id FROM groups g JOIN questions q ON q.id = :question"
    " WHERE g.board_id = q.board_id AND (q.group_id IS NULL OR q.group_id = g.id))"
)
VOTES = "m.group_id IN (SELECT group_id FROM election_groups WHERE election_id = :election AND said = 'yes')"
SPEAKS = "EXISTS (SELECT 1 FROM terms t WHERE t.member_id = m.id AND t.starts_at <= :now AND t.ends_at > :now"
SPEAKS_FOR_ASKED = f"{SPEAKS} AND t.group_id IN (SELECT m.group_id FROM members m WHERE {ASKED_GROUPS}))"  # noqa: S608 - it is written here
GOES = "m.id IN (SELECT h.deputy_id FROM handovers h WHERE h.meeting_id = :meeting AND h.state = 'yes')"


@dataclass(frozen=True, slots=True)
class Asking:
    """The rows as they are when something happens, and what happened."""

    connection: Connection
    fact: Mapping[str, Any]
    now: datetime

    def members(self, which: str) -> set[int]:
        """The persons of the members of whom this is true."""
        return self.rows(f"SELECT m.person_id FROM members m WHERE {which}")  # noqa: S608 - it is written here

    def rows(self, query: str) -> set[int]:
        """The numbers that a query finds."""
        known = {name: value for name, value in self.values().items() if f":{name}" in query}
        return {row[0] for row in self.connection.execute(text(query), known)}

    def values(self) -> dict[str, Any]:
        """What a query can ask for."""
        return {**self.fact, "now": self.now.strftime(MOMENT)}


Who = Callable[[Asking], set[int]]


def such(which: str) -> Who:
    """The members of whom this is true."""
    return lambda asking: asking.members(which)


everybody_of_the_board = such(f"{IN} AND {BOARD}")
voices_of_the_board = such(f"{VOICE} AND {BOARD}")
everybody_of_the_group = such(f"{IN} AND m.group_id = :group")
facilitators_of_the_group = such(f"{HELPS} AND m.group_id = :group")
facilitators_of_the_board = such(f"{HELPS} AND {BOARD}")
reps_of_the_board = such(f"{VOICE} AND {BOARD} AND {SPEAKS})")
reps_of_the_group = such(f"{VOICE} AND {SPEAKS} AND t.group_id = :group)")
themselves = such("m.id = :member")
everybody_who_votes_together = such(f"{IN} AND {VOTES}")
facilitators_of_the_vote = such(f"{HELPS} AND {VOTES}")
who_goes = such(GOES)


def who_does_it(name: str) -> Who:
    """The one person of a field of the fact."""
    return lambda asking: {asking.fact[name]}


def who_speaks_there(asking: Asking) -> set[int]:
    """The reps of the board, and who goes to the meeting for one."""
    return reps_of_the_board(asking) | who_goes(asking)


def who_speaks_or_helps(asking: Asking) -> set[int]:
    """The same; where nobody speaks, who looks after the groups."""
    return who_speaks_there(asking) or facilitators_of_the_board(asking)


def who_passes_the_list_on(asking: Asking) -> set[int]:
    """Reps, facilitators and who goes there, but not who changed it."""
    return (who_speaks_there(asking) | facilitators_of_the_board(asking)) - {asking.fact["by"]}


def who_cares(asking: Asking) -> set[int]:
    """Who said it, and everybody who pressed that it is important."""
    said = "m.id = (SELECT member_id FROM suggestions WHERE id = :suggestion)"
    also = "m.id IN (SELECT member_id FROM opinions WHERE suggestion_id = :suggestion AND opinion = 'important')"
    return asking.members(f"{said} OR {also}")


def who_cares_but_the_author(asking: Asking) -> set[int]:
    """Who said it reads it on the first card of the summary."""
    return who_cares(asking) - asking.members("m.id = (SELECT member_id FROM suggestions WHERE id = :suggestion)")


def who_was_asked(asking: Asking) -> set[int]:
    """By a question."""
    return asking.rows("SELECT person_id FROM asked WHERE question_id = :question")


def who_was_asked_and_is_silent(asking: Asking) -> set[int]:
    """Of them, who has not answered."""
    return who_was_asked(asking) - asking.rows("SELECT person_id FROM views WHERE question_id = :question")


def who_speaks_for_them(asking: Asking) -> set[int]:
    """The reps of the groups that were asked."""
    return asking.members(f"{VOICE} AND {SPEAKS_FOR_ASKED}")


def who_speaks_or_stands_in(asking: Asking) -> set[int]:
    """The same with a phone; where there is none, the deputies, and then who looks after those groups."""
    there = "m.person_id IN (SELECT p.id FROM people p WHERE p.telegram_id IS NOT NULL)"
    deputies = f"{VOICE} AND m.id IN (SELECT member_id FROM deputies WHERE chosen_at <= :now) AND {ASKED_GROUPS}"  # noqa: S608
    speaking = who_speaks_for_them(asking) or asking.members(deputies)
    return speaking & asking.members(there) or asking.members(f"{HELPS} AND {ASKED_GROUPS}")


def who_was_asked_and_their_reps(asking: Asking) -> set[int]:
    """Of a question."""
    return who_was_asked(asking) | who_speaks_for_them(asking)


def the_others_who_help(asking: Asking) -> set[int]:
    """Who looks after the groups that are asked or speaks for them, and is not asked."""
    helps = asking.members(f"{HELPS} AND {ASKED_GROUPS}") | who_speaks_for_them(asking)
    return helps - who_was_asked(asking) - {asking.fact["by"]}


def the_rest_of_the_group(asking: Asking) -> set[int]:
    """Of the group that was asked: everybody else, and who speaks for it."""
    return (asking.members(f"{IN} AND {ASKED_GROUPS}") | who_speaks_for_them(asking)) - who_was_asked(asking)


def who_reads_other_groups(asking: Asking) -> set[int]:
    """Who has a voice, where another group than theirs said something of its own."""
    spoke = asking.rows(
        "SELECT q.group_id FROM positions p JOIN questions q ON q.id = p.question_id WHERE q.group_id IS NOT NULL"
        " AND p.meeting_id = :meeting AND p.told_at IS NOT NULL AND NOT q.is_for_group"
    )
    return {
        person
        for person in voices_of_the_board(asking)
        if spoke - asking.rows(f"SELECT m.group_id FROM members m WHERE {VOICE} AND m.person_id = {person}")  # noqa: S608
    }


def who_stands(asking: Asking) -> set[int]:
    """Who stood in a vote, also who withdrew."""
    its = "SELECT member_id FROM candidates WHERE election_id = :election AND standing IN ('stands', 'withdrawn')"
    return asking.members(f"m.id IN ({its})")


def who_votes_and_does_not_stand(asking: Asking) -> set[int]:
    """Everybody else."""
    return everybody_who_votes_together(asking) - who_stands(asking)


def who_votes_and_does_not_help(asking: Asking) -> set[int]:
    """Everybody but the facilitators."""
    return everybody_who_votes_together(asking) - facilitators_of_the_vote(asking)


def who_has_a_phone_on_the_roll(asking: Asking) -> set[int]:
    """Voters."""
    return asking.members("m.id IN (SELECT member_id FROM roll WHERE election_id = :election AND NOT on_paper)")


def the_candidate(asking: Asking) -> set[int]:
    """With a phone."""
    return asking.members("NOT m.on_paper AND m.id = (SELECT member_id FROM candidates WHERE id = :candidate)")


def who_is_suggested(asking: Asking) -> set[int]:
    """They themselves, or who looks after somebody on paper."""
    candidate = "SELECT c.group_id FROM members c JOIN candidates k ON k.member_id = c.id WHERE k.id = :candidate"
    theirs = f"m.group_id = ({candidate})"
    return the_candidate(asking) or asking.members(f"{HELPS} AND {theirs}")


def who_hears_that_a_vote_changed(asking: Asking) -> set[int]:
    """Everybody once people were asked who stands; before that only who looks after one of the groups."""
    begun = asking.rows("SELECT id FROM facts WHERE kind = 'elections.nominations_opened' AND subject = :subject")
    return everybody_who_votes_together(asking) if begun else facilitators_of_the_vote(asking)


def who_has_a_phone(asking: Asking) -> set[int]:
    """They themselves, if they have a phone."""
    return asking.members("m.id = :member AND NOT m.on_paper")


def who_asks_them(asking: Asking) -> set[int]:
    """Who looks after the group, for somebody without a phone."""
    return set() if who_has_a_phone(asking) else facilitators_of_the_group(asking)


def who_is_next(asking: Asking) -> set[int]:
    """Who comes in for somebody who stopped: whoever was elected is asked with the result."""
    is_next = asking.rows("SELECT id FROM terms WHERE id = :term AND how = 'next'")
    return who_has_a_phone(asking) if is_next else set()


def the_group_but_them(asking: Asking) -> set[int]:
    """Everybody of the group but whom it is about."""
    return everybody_of_the_group(asking) - themselves(asking)


def the_group_but_its_reps(asking: Asking) -> set[int]:
    """They hear it on a page of their own."""
    return everybody_of_the_group(asking) - reps_of_the_group(asking)


def groups_of_the_board(asking: Asking) -> set[int]:
    """For their chats; where there is none, nothing comes of it when it is said."""
    return asking.rows("SELECT id FROM groups WHERE board_id = :board")


def groups_that_are_asked(asking: Asking) -> set[int]:
    """For their chats; where there is none, nothing comes of it when it is said."""
    return asking.rows(
        "SELECT g.id FROM groups g JOIN questions q ON q.id = :question WHERE g.board_id = q.board_id"
        " AND (q.group_id IS NULL OR q.group_id = g.id)"
    )


def groups_that_vote(asking: Asking) -> set[int]:
    """For their chats; where there is none, nothing comes of it when it is said."""
    return asking.rows(
        "SELECT g.id FROM groups g JOIN election_groups e ON e.group_id = g.id"
        " WHERE e.election_id = :election AND e.said = 'yes'"
    )


def without_them(whom: Who) -> Who:
    """The same people but for who did it: they know."""
    return lambda asking: whom(asking) - {asking.fact["by"]}


everybody_of_the_board_but_them = without_them(everybody_of_the_board)
who_was_asked_but_them = without_them(who_was_asked)
who_was_asked_and_their_reps_but_them = without_them(who_was_asked_and_their_reps)


def who_says_yes(asking: Asking) -> set[int]:
    """The reps, and who goes to the meeting of this summary."""
    its = "h.meeting_id = (SELECT meeting_id FROM summaries WHERE id = :summary)"
    return reps_of_the_board(asking) | asking.members(GOES.replace("h.meeting_id = :meeting", its))


def who_wrote_it(asking: Asking) -> set[int]:
    """The rep who said yes to a summary, or else all, and the facilitators."""
    by = asking.rows("SELECT published_by FROM summaries WHERE id = :summary")
    reps = reps_of_the_board(asking)
    return (reps & by or reps) | facilitators_of_the_board(asking)


def own_reps_or_all(asking: Asking) -> set[int]:
    """Those of the group; where there is none, those of its board."""
    board = "m.group_id IN (SELECT g.id FROM groups g JOIN groups o ON o.board_id = g.board_id WHERE o.id = :group)"
    return reps_of_the_group(asking) or asking.members(f"{VOICE} AND {board} AND {SPEAKS})")


def who_asked_the_rep(asking: Asking) -> set[int]:
    """Whose question it was."""
    return asking.rows("SELECT person_id FROM asks WHERE id = :ask")


def who_was_at_the_board(asking: Asking) -> set[int]:
    """Who went for a rep, and the reps; where nobody is a rep, who stands in."""
    went = "h.meeting_id = (SELECT meeting_id FROM positions WHERE question_id = :question)"
    there = asking.members(GOES.replace("h.meeting_id = :meeting", went))
    return there | who_speaks_for_them(asking) if there else who_speaks_or_stands_in(asking)


def the_deputy(asking: Asking) -> set[int]:
    """Who is asked to go for a rep, or who looks after their group where they have no phone."""
    theirs = "m.group_id = (SELECT d.group_id FROM members d WHERE d.id = :member)"
    return who_has_a_phone(asking) or asking.members(f"{HELPS} AND {theirs}")


the_rep = such("m.id = :rep")


def the_group_but_those_two(asking: Asking) -> set[int]:
    """The deputy and the rep know."""
    return everybody_of_the_group(asking) - themselves(asking) - the_rep(asking)


def who_answers_the_group(asking: Asking) -> set[int]:
    """Every candidate; for who has no phone the facilitators of their group write it down."""
    its = "SELECT member_id FROM candidates WHERE election_id = :election AND standing = 'stands'"
    paper = f"SELECT c.group_id FROM members c WHERE c.on_paper AND c.id IN ({its})"  # noqa: S608
    return asking.members(f"(NOT m.on_paper AND m.id IN ({its})) OR ({HELPS} AND m.group_id IN ({paper}))")


who_asked_the_candidates = such("m.id = (SELECT member_id FROM queries WHERE id = :query)")
members_with_a_phone = such(f"{VOICE} AND NOT m.on_paper AND m.group_id = :group")


def _looked(at: str) -> Who:
    readers = f"SELECT member_id FROM picture_readers WHERE test_id = :test AND reading IN ({at})"  # noqa: S608
    return such(f"{IN} AND m.group_id = :group AND m.id IN ({readers})")


def who_asked_and_looked(asking: Asking) -> set[int]:
    """Who looked at all pictures, and who looks after the group."""
    return facilitators_of_the_group(asking) | _looked("'done'")(asking)


who_looks = _looked("'looks', 'done'")


def who_looks_after_the_board_but_them(asking: Asking) -> set[int]:
    """Reps and facilitators, but for who did it."""
    return (reps_of_the_board(asking) | facilitators_of_the_board(asking)) - {asking.fact["by"]}


def the_other_facilitators(asking: Asking) -> set[int]:
    """Who looks after the group, but not who sent it."""
    return facilitators_of_the_group(asking) - asking.rows("SELECT person_id FROM notes WHERE id = :note")


def _waiting(view: str) -> Who:
    """Who has not heard of the change before: that letter will say how it is then."""
    return lambda asking: asking.rows(
        f"SELECT person_id FROM deliveries WHERE person_id IS NOT NULL AND tap LIKE {view} || ':%'"  # noqa: S608
    )


def who_cares_and_waits_for_nothing(asking: Asking) -> set[int]:
    """Who said it or finds it important."""
    return who_cares(asking) - _waiting("'agenda.stands:' || :suggestion")(asking)


def who_passes_the_list_on_and_waits_for_nothing(asking: Asking) -> set[int]:
    """Reps, facilitators and who goes there."""
    return who_passes_the_list_on(asking) - _waiting("'agenda.list_changed:' || :meeting")(asking)


def the_other_groups(asking: Asking) -> set[int]:
    """Who has a voice, but was not asked and is in none of the groups that were."""
    asked = asking.members(f"{IN} AND {ASKED_GROUPS}") | who_was_asked_and_their_reps(asking)
    return voices_of_the_board(asking) - asked
