"""Promises of groups that vote together: each person once, and nobody taken for somebody else."""

from hypothesis import given
from hypothesis import strategies as st

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.names import is_like
from bot.rules.people import Member, Role, Standing
from bot.rules.together import Line, Why, each_once, names_of, why_together

GROUPS = {GroupId(1): "Northfield", GroupId(2): "Riverside", GroupId(3): "Hill"}
MEMBERS = st.lists(
    st.builds(
        lambda number, person, group, name, role: Member(
            MemberId(number), PersonId(person), GroupId(group), f"{name}{person}", role, Standing.IN,
            on_paper=False, is_rep=False,
        ),
        st.integers(1, 10_000), st.integers(1, 9), st.integers(1, 3), st.sampled_from(("Ben", "Mina")),
        st.sampled_from(tuple(Role)),
    ),
    unique_by=(lambda member: member.id, lambda member: (member.person_id, member.group_id)),
)  # fmt: skip


@given(MEMBERS)
def test_everybody_is_there_once_and_whoever_has_a_voice_has_it(members: list[Member]) -> None:
    found = each_once(members)
    assert sorted(member.person_id for member in found) == sorted({member.person_id for member in members})
    assert {m.person_id for m in found if m.has_voice} == {m.person_id for m in members if m.has_voice}


@given(MEMBERS)
def test_who_is_meant_does_not_depend_on_the_order(members: list[Member]) -> None:
    turned = sorted(members, key=lambda member: (member.name, -member.id))
    assert {member.id for member in each_once(members)} == {member.id for member in each_once(turned)}


def _line(number: int, name: str, group: int) -> Line:
    return Line(MemberId(number), PersonId(number), GroupId(group), name)


def test_whoever_looks_like_somebody_of_another_group_is_called_with_the_group() -> None:
    members = [_line(1, "Ben", 1), _line(2, "BEN", 2), _line(3, "Mina", 2)]
    assert names_of(members, GROUPS) == {1: "Ben (Northfield)", 2: "BEN (Riverside)", 3: "Mina"}


def test_who_looks_like_somebody_with_their_group_is_called_with_the_group_too() -> None:
    members = [_line(1, "Mina", 1), _line(2, "Mina", 2), _line(3, "Mina Riverside", 1)]
    names = names_of(members, GROUPS)
    assert names == {1: "Mina (Northfield)", 2: "Mina (Riverside)", 3: "Mina Riverside (Northfield)"}


CALLED = st.sampled_from(("Mina", "MINA", "Mina North", "Mina Mina", "M" * 40))
GROUPS_CALLED = st.tuples(*[st.sampled_from(("North", "NORTH", "Nоrth", "N" * 80, "Mina", "1"))] * 3)


@given(st.lists(st.tuples(CALLED, st.integers(1, 3)), max_size=7), GROUPS_CALLED)
def test_no_two_people_have_one_name_however_their_groups_are_called(
    members: list[tuple[str, int]], called: tuple[str, ...]
) -> None:
    here = [_line(n, name, group) for n, (name, group) in enumerate(members, start=1)]
    names = list(names_of(here, {GroupId(n): name for n, name in enumerate(called, start=1)}).values())
    assert max(map(len, names), default=0) <= 80
    assert not any(is_like(name, names[:n]) for n, name in enumerate(names))


def test_a_long_name_and_a_long_group_fit_where_a_name_is_kept() -> None:
    names = names_of([_line(1, "B" * 40, 1), _line(2, "B" * 40, 2)], {GroupId(1): "N" * 80, GroupId(2): "R" * 80})
    assert max(map(len, names.values())) <= 80
    assert not is_like(names[MemberId(1)], [names[MemberId(2)]])


def test_it_is_proposed_to_vote_together_where_a_group_alone_is_too_few_or_did_before() -> None:
    assert why_together(4, before=True) is Why.FEW
    assert why_together(5, before=True) is Why.BEFORE
    assert why_together(5, before=False) is Why.ALONE
