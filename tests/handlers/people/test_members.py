"""Promises of looking after the people of a group."""

from bot.rules.people import Role
from bot.screen import Qr, tap
from storage.unit import Unit
from tests.handlers.people.table import link, member, names
from tests.play import Play


def test_a_role_that_changes_is_told_to_everybody_in_one_quiet_line(play: Play) -> None:
    group = play.group()
    sam, mina, ben = (
        play.member(n, group, role=r)
        for n, r in (("Sam", Role.FACILITATOR), ("Mina", Role.MEMBER), ("Ben", Role.MEMBER))
    )
    play.tap(sam, tap("people.role", member(play, group, ben).id, "supporter"))
    assert [screen.lines for screen in play.heard(mina)] == [("Ben is now a supporter.",)]


def test_who_has_no_phone_does_not_look_after_a_group(play: Play) -> None:
    """Everything that waits for a facilitator comes to a phone: else nobody would look after the group."""
    group = play.group()
    sam, joe = play.member("Sam", group, role=Role.FACILITATOR), play.member("Joe", group, on_paper=True)
    number = member(play, group, joe).id
    play.tap(sam, tap("people.roles", number))
    assert not any("acilitator" in button.label for button in play.last(sam).buttons)
    assert "needs a phone" in play.tap(sam, tap("people.role", number, "facilitator")).title
    play.press(sam, "Look at it")
    assert member(play, group, joe).role is Role.MEMBER


def test_a_facilitator_without_a_phone_is_not_somebody_else_who_looks_after_the_group(play: Play) -> None:
    """One of before."""
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.member("Joe", group, role=Role.FACILITATOR, on_paper=True)
    play.tap(sam, tap("people.role", member(play, group, sam).id, "member"))
    assert "last facilitator" in play.last(sam).title
    assert member(play, group, sam).role is Role.FACILITATOR


def test_a_supporter_on_paper_is_not_called_a_member(play: Play) -> None:
    group = play.group()
    sam, joe = play.member("Sam", group, role=Role.FACILITATOR), play.member("Joe", group, on_paper=True)
    play.tap(sam, tap("people.role", member(play, group, joe).id, "supporter"))
    assert "Joe is a supporter." in play.last(sam).lines


def test_a_member_cannot_do_what_a_facilitator_does(play: Play) -> None:
    group = play.group()
    mina, ben = play.member("Mina", group), play.member("Ben", group)
    number = member(play, group, ben).id
    for forged in (
        tap("people.role", number, "facilitator"),
        tap("people.removed", number),
        tap("people.invite", group),
        tap("people.new_link", group),
        tap("people.phone", number),
        tap("people.add_paper", group),
    ):
        assert "somebody else" in play.tap(mina, forged).title
    assert member(play, group, ben).role is Role.MEMBER


def test_a_facilitator_of_another_group_can_do_nothing_here(play: Play) -> None:
    group, other = play.group(), play.group("Riverside", "Otherboard")
    ben = play.member("Ben", group)
    sam = play.member("Sam", other, role=Role.FACILITATOR)
    assert "Another group" in play.tap(sam, tap("people.removed", member(play, group, ben).id)).title
    assert names(play, group) == ["Ben"]


def test_a_member_on_paper_gets_a_phone_and_stays_the_same_member(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(sam, tap("people.add_paper", group))
    play.say(sam, "Joe")
    joe = next(m for m in play.store.run_now(lambda u: u.people.list_members(group, now=play.now)) if m.name == "Joe")
    shown = play.tap(sam, tap("people.phone", joe.id))
    assert isinstance(shown.picture, Qr)
    payload = shown.picture.link.partition("start=")[2]
    phone = play.stranger("J")
    number = play.store.run_now(lambda unit: unit.people.get(phone)).telegram_id
    assert "What we keep" in play.start(phone, payload).title
    assert "your phone now" in play.press(phone, "that is fine").title
    assert play.store.run_now(lambda unit: unit.people.get(joe.person_id)).telegram_id == number
    assert not member(play, group, joe.person_id).on_paper
    assert "was used" in play.start(play.stranger("Thief"), payload).title


def test_a_forged_link_for_a_phone_tells_nothing(play: Play) -> None:
    group = play.group()
    sam, stranger = play.member("Sam", group, role=Role.FACILITATOR), play.stranger("Thief")
    play.tap(sam, tap("people.add_paper", group))
    play.say(sam, "Joe")
    joe = next(m for m in play.store.run_now(lambda u: u.people.list_members(group, now=play.now)) if m.name == "Joe")
    for does in ("link", "link_more", "link_yes"):
        shown = play.tap(stranger, tap(f"people.{does}", "phone", f"{joe.id}-guess"))
        assert "was used" in shown.title
    assert "old" in play.tap(stranger, tap("people.link_yes", "moon", "abc")).title


def test_a_facilitator_notes_who_was_the_rep_before(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    play.tap(sam, tap("people.was_rep", member(play, group, ben).id))
    play.press(sam, "6 months")
    assert member(play, group, ben).is_rep
    assert "A rep of our group" in play.heard(ben)[-1].title


def test_a_facilitator_who_tries_the_link_for_a_phone_stays_who_they_are(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    payload = link(play.tap(sam, tap("people.phone", member(play, group, mina).id)))
    assert "in use" in play.start(sam, payload).title
    assert member(play, group, sam).is_facilitator
    assert "asked your old phone" in play.start(play.stranger("Mina"), payload).title


def test_a_member_with_a_new_phone_loses_nothing_and_the_old_phone_hears_of_it(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    play.tap(mina, tap("agenda.suggest", "bus"))
    old = play.store.run_now(lambda unit: unit.people.get(mina)).telegram_id
    assert old is not None
    number = member(play, group, mina).id
    useless = link(play.tap(sam, tap("people.phone", number)))
    payload = link(play.tap(sam, tap("people.phone", number)))
    phone = play.stranger("M")
    assert "was used" in play.start(phone, useless).title
    play.start(phone, payload)
    play.heard(mina)
    assert "new phone" in play.press(mina, "Yes, that is me").title
    assert member(play, group, mina).is_rep
    assert any("Bus" in b.label for b in play.tap(mina, tap("agenda.mine", 0)).buttons)
    assert ["new phone" in s.title for s in play.heard(sam)] == [True]
    left = play.store.run_now(lambda unit: unit.people.find_by_telegram(old))
    assert left is not None
    assert ["new phone" in s.title for s in play.heard(left.id)] == [True]
    assert "Welcome" in play.start(left.id).title


def test_a_new_link_for_a_phone_does_not_work_for_somebody_who_left(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    payload = link(play.tap(sam, tap("people.phone", member(play, group, mina).id)))
    play.tap(mina, tap("people.left", group))
    assert "was used" in play.start(play.stranger("Thief"), payload).title


def test_who_helps_or_cares_reads_along_and_has_no_voice(play: Play) -> None:
    group = play.group()
    for role, name in ((Role.SUPPORTER, "Grace"), (Role.CARER, "Pat")):
        person = play.member(name, group, role=role)
        labels = " ".join(b.label for b in play.start(person).buttons)
        assert "News" in labels
        assert "Say something" not in labels
        assert "somebody else" in play.tap(person, tap("agenda.suggest", "bus")).title


def test_the_facilitator_sees_who_does_not_get_everything_and_why_and_nobody_else_does(play: Play) -> None:
    group = play.group()
    sam, mina, ben = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.member("Mina", group),
        play.member("Ben", group),
    )

    def miss(unit: Unit) -> None:
        unit.people.change(mina, unreachable_at=play.now)
        unit.deliveries.missed("voice", "forbidden", person=ben, now=play.now)
        unit.deliveries.missed("words", "shut_out", group=group, now=play.now)

    play.store.run_now(miss)
    told = " ".join(play.tap(sam, tap("people.unheard", group, 0)).lines)
    assert "Mina stopped our messages on Monday 1 June 2026." in told
    assert "Ben's phone does not allow voice messages" in told
    assert "not allowed to write in the chat" in told
    assert "Mina" not in " ".join(play.tap(ben, tap("people.unheard", group, 0)).lines)


def test_what_arrives_again_is_on_the_list_no_more(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    play.store.run_now(lambda unit: unit.deliveries.missed("words", "refused", person=ben, now=play.now))
    play.store.run_now(lambda unit: unit.deliveries.arrived("words", person=ben))
    assert play.tap(sam, tap("people.unheard", group, 0)).lines == ("Everybody gets everything.",)
