"""Promises of groups that vote together: each person once, and nobody taken for somebody else."""

from hypothesis import given
from hypothesis import strategies as st

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.names import is_like
from bot.rules.people import Member, Role, Standing
from bot.rules.together import Why, each_once, names_of, why_together

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


def _one(number: int, name: str, group: int) -> Member:
    return Member(
        MemberId(number), PersonId(number), GroupId(group), name, Role.MEMBER, Standing.IN, on_paper=False, is_rep=False
    )  # fmt: skip


def test_whoever_looks_like_somebody_of_another_group_is_called_with_the_group() -> None:
    members = [_one(1, "Ben", 1), _one(2, "BEN", 2), _one(3, "Mina", 2)]
    assert names_of(members, GROUPS) == {1: "Ben (Northfield)", 2: "BEN (Riverside)", 3: "Mina"}


def test_a_long_name_and_a_long_group_fit_where_a_name_is_kept() -> None:
    names = names_of([_one(1, "B" * 40, 1), _one(2, "B" * 40, 2)], {GroupId(1): "N" * 80, GroupId(2): "R" * 80})
    assert max(map(len, names.values())) <= 80
    assert not is_like(names[MemberId(1)], [names[MemberId(2)]])


def test_it_is_proposed_to_vote_together_where_a_group_alone_is_too_few_or_did_before() -> None:
    assert why_together(4, before=True) is Why.FEW
    assert why_together(5, before=True) is Why.BEFORE
    assert why_together(5, before=False) is Why.ALONE
