"""Promises to a database with votes from before groups could vote together: each is of its group, and goes on."""

from datetime import UTC, datetime

from alembic import command
from sqlalchemy import text

from bot.ids import ElectionId, GroupId, MemberId
from bot.rules.elections import State
from bot.rules.together import GroupAnswer, Said
from storage.migrate import migrate
from storage.migrations.run import config
from storage.unit import Unit, make_engine

_ELECTIONS = (
    "INSERT INTO elections (id, group_id, state, seats, years, quorum, nominate_at, vote_at, close_at, round, extended,"
    " words, scrutineers, scrubbed) VALUES (:id, :of, :state, 1, 2, 5, '2026-06-01 09:00:00.000000',"
    " '2026-06-22 09:00:00.000000', '2026-07-06 16:00:00.000000', 1, false, '[]', '[]', true)"
)
_GROUPS = (
    "INSERT INTO groups (id, board_id, name, zone, language, join_code, created_at, emergency)"
    " VALUES (:id, 1, :name, 'Europe/London', 'en', :name, '2026-06-01 09:00:00.000000', '999')"
)
_BEFORE: tuple[tuple[str, dict[str, object]], ...] = (
    ("INSERT INTO boards (id, name) VALUES (1, 'Marlshire')", {}),
    (_GROUPS, {"id": 1, "name": "Northfield"}),
    (_GROUPS, {"id": 2, "name": "Riverside"}),
    (
        "INSERT INTO people (id, called, language, created_at) VALUES (1, 'Mina', 'en', '2026-06-01 09:00:00.000000')",
        {},
    ),
    (
        "INSERT INTO members (id, person_id, group_id, role, standing, on_paper, since)"
        " VALUES (1, 1, 1, 'member', 'in', false, '2026-06-01 09:00:00.000000')",
        {},
    ),
    (_ELECTIONS, {"id": 1, "of": 1, "state": "done"}),
    (_ELECTIONS, {"id": 2, "of": 1, "state": "voting"}),
    (_ELECTIONS, {"id": 3, "of": 2, "state": "planned"}),
    (
        "INSERT INTO terms (id, member_id, group_id, starts_at, ends_at, how, election_id)"
        " VALUES (1, 1, 1, '2026-06-01 09:00:00.000000', '2028-06-01 09:00:00.000000', 'elected', 1)",
        {},
    ),
    ("INSERT INTO roll (election_id, member_id, on_paper, called) VALUES (2, 1, false, 'Mina')", {}),
    ("INSERT INTO candidates (election_id, member_id, standing) VALUES (2, 1, 'stands')", {}),
)
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


def test_each_vote_that_was_there_is_of_its_group_and_terms_are_read_as_before(database_url: str) -> None:
    engine = make_engine(database_url, migrates=True)
    with engine.begin() as connection:
        command.upgrade(config(connection), "0043")
        for line, values in _BEFORE:
            connection.execute(text(line), values)
    engine.dispose()
    migrate(database_url)
    engine = make_engine(database_url)
    with engine.begin() as connection:
        unit = Unit(connection)
        groups = {number: unit.elections.get(ElectionId(number)).groups for number in (1, 2, 3)}
        answers = [unit.elections.list_answers(ElectionId(number)) for number in (1, 2, 3)]
        listed = [[each.id for each in unit.elections.list_of(GroupId(group), *State)] for group in (1, 2)]
        voter = unit.elections.find_voter(ElectionId(2), MemberId(1))
        stands = unit.elections.list_candidates(ElectionId(2))
        term = unit.people.term_of(MemberId(1), now=NOW)
        reps = [[rep.name for rep in unit.people.list_reps(GroupId(group), now=NOW)] for group in (1, 2)]
        assert term is not None
        spoken_for = unit.people.list_spoken_for(term)
    engine.dispose()
    assert groups == {1: (1,), 2: (1,), 3: (2,)}
    assert answers == [{1: GroupAnswer(Said.YES)}, {1: GroupAnswer(Said.YES)}, {2: GroupAnswer(Said.YES)}]
    assert listed == [[2, 1], [3]]
    assert voter is not None
    assert (voter.name, voter.group_id, [each.name for each in stands]) == ("Mina", 1, ["Mina"])
    assert (term.election_id, reps, spoken_for) == (1, [["Mina"], []], [1])
