"""Who hears what of people."""

import pytest

from bot.rules.facts.people import (
    ChatLinked,
    ChatLost,
    GroupBegun,
    JoiningAsked,
    JoiningDeclined,
    MemberAdded,
    MemberJoined,
    MemberLeft,
    MemberRemoved,
    NamedPersonChanged,
    NamedPersonGone,
    NewsOnPaper,
    PhoneMoveAsked,
    PhoneMoved,
    PhoneMoveRefused,
    PhotoRefused,
    RepNoted,
    RoleChanged,
)
from bot.rules.people import Role
from tests.telling.town import Town

GROUP = "Ben Grace Joe Mina Sam"


def test_who_asks_to_join_is_answered_at_once(town: Town) -> None:
    ben = town.member("Ben")
    assert town.tell(JoiningAsked(ben.id, town.north)) == {f"people.asked:{ben.id}": ("now", "Sam")}
    welcome = {f"people.welcome:{town.north}": ("now", "Ben")}
    assert town.tell(MemberJoined(ben.id, town.north, Role.MEMBER)) == welcome
    assert town.tell(JoiningDeclined(ben.id, town.north)) == {f"people.not_ours:{town.north}": ("now", "Ben")}


@pytest.mark.parametrize("decided", ["yes", "no"])
def test_when_it_is_decided_no_facilitator_is_asked_any_more(town: Town, decided: str) -> None:
    ben = town.member("Ben")
    town.happen(JoiningAsked(ben.id, town.north))
    yes, no = MemberJoined(ben.id, town.north, Role.MEMBER), JoiningDeclined(ben.id, town.north)
    town.happen(yes if decided == "yes" else no)
    assert f"people.asked:{ben.id}" not in town.waiting()


def test_who_comes_with_power_is_named_to_the_others(town: Town) -> None:
    grace = town.member("Grace")
    assert town.tell(MemberJoined(grace.id, town.north, Role.SUPPORTER)) == {
        f"people.welcome:{town.north}": ("now", "Grace"),
        f"people.role_told:{grace.id}:supporter": ("quiet", "Ben Joe Mina Sam"),
    }


def test_facilitators_are_asked_at_once_for_another_named_person(town: Town) -> None:
    assert town.tell(NamedPersonGone(town.north)) == {f"people.helper_name:{town.north}": ("now", "Sam")}


def test_acts_of_power_are_told_to_the_whole_group_in_one_quiet_line(town: Town) -> None:
    ben = town.member("Ben")
    assert town.tell(RoleChanged(ben.id, town.north, Role.CARER)) == {
        f"people.role_told:{ben.id}:carer": ("quiet", GROUP)
    }
    assert town.tell(RepNoted(ben.id, town.north)) == {f"people.rep_told:{ben.id}": ("quiet", GROUP)}
    assert town.tell(NamedPersonChanged(town.north)) == {f"people.helper_told:{town.north}": ("quiet", GROUP)}


def test_of_two_changes_of_one_role_only_the_last_is_told(town: Town) -> None:
    ben = town.member("Ben")
    town.happen(RoleChanged(ben.id, town.north, Role.CARER))
    town.happen(RoleChanged(ben.id, town.north, Role.MEMBER))
    assert [*town.waiting()] == [f"people.role_told:{ben.id}:member"]


def test_who_leaves_is_told_to_the_facilitators_and_who_is_taken_out_hears_it(town: Town) -> None:
    ben = town.member("Ben")
    assert town.tell(MemberLeft(ben.id, town.north)) == {f"people.left_told:{ben.id}": ("quiet", "Sam")}
    assert town.tell(MemberRemoved(ben.id, town.north)) == {f"people.removed_told:{town.north}": ("now", "Ben")}


def test_the_old_phone_and_the_facilitators_hear_of_a_new_phone(town: Town) -> None:
    ben, tom = town.member("Ben"), town.people["Tom"]
    facilitators = {f"people.phone_told:{ben.id}": ("now", "Sam")}
    assert town.tell(PhoneMoved(ben.id, town.north, tom)) == facilitators | {
        "people.phone_moved": ("now", "Tom"),
        f"people.phone_yours:{town.north}": ("now", "Ben"),
    }
    assert town.tell(PhoneMoved(ben.id, town.north, type(tom)(0))) == facilitators


def test_of_the_new_phone_of_somebody_with_power_everybody_hears(town: Town) -> None:
    mina = town.member("Mina")
    told = town.tell(PhoneMoved(mina.id, town.north, type(mina.person_id)(0), has_power=True))
    assert {name for _, names in told.values() for name in names.split()} == {"Ben", "Grace", "Joe", "Sam"}


def test_the_phone_that_somebody_has_is_asked_and_its_no_is_told_to_the_facilitators(town: Town) -> None:
    ben = town.member("Ben")
    assert town.tell(PhoneMoveAsked(ben.id, town.north)) == {f"people.move_asked:{ben.id}": ("now", "Ben")}
    assert town.tell(PhoneMoveRefused(ben.id, town.north)) == {f"people.move_refused:{ben.id}": ("now", "Sam")}


def test_who_sent_a_photo_that_can_not_be_shown_hears_it(town: Town) -> None:
    joe = town.member("Joe")
    assert town.tell(PhotoRefused(joe.id, town.north, town.people["Sam"])) == {
        f"elections.photo_refused:{joe.id}": ("quiet", "Sam")
    }


def test_the_facilitators_hear_that_the_chat_is_linked(town: Town) -> None:
    assert town.tell(ChatLinked(town.north)) == {f"people.chat:{town.north}": ("now", "Sam")}


def test_the_facilitators_hear_that_nothing_is_said_in_the_chat_any_more(town: Town) -> None:
    assert town.tell(ChatLost(town.north)) == {f"people.chat_lost:{town.north}": ("now", "Sam")}


def test_nobody_hears_of_a_group_without_people_and_of_who_has_no_phone(town: Town) -> None:
    assert town.tell(GroupBegun(town.river)) == {}
    assert town.tell(MemberAdded(town.member("Joe").id, town.north)) == {}


def test_news_for_people_without_a_phone_is_a_letter_to_who_looks_after_them(town: Town) -> None:
    told = {f"people.news_wait:{town.north}": ("ordinary", "Sam")}
    assert town.tell(NewsOnPaper(town.north)) == told
    town.happen(NewsOnPaper(town.north))
    assert town.waiting() == told
