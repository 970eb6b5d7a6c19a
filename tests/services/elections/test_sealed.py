"""Promises of what is sealed: one length for all, and what was sealed before an upgrade opens after it."""

import struct
from base64 import urlsafe_b64encode

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV

from bot.ids import ElectionId, MemberId
from bot.rules.ballots import EMPTY, Choice, Ranks, Step
from bot.rules.counting import MOST_CANDIDATES, NONE
from bot.rules.helping import NOBODY, OUTSIDE, number_of
from bot.screen import TAP_LIMIT, tap
from bot.services.elections.ballots import Cast, Counted, Press, Sealer, Unreadable

KEY, ELECTION, MEMBER = b"k" * 32, ElectionId(2_147_483_647), MemberId(5)
SEALER = Sealer(KEY, ELECTION)
MINE = SEALER.pseudonym(MEMBER)
LONGEST = Ranks().choice_of([*range(MOST_CANDIDATES - 1, -1, -1), NONE])
CHOICES = (EMPTY, Choice(0b101), Choice(1 << NONE), LONGEST)


def test_who_is_not_given_the_key_cannot_work_out_whose_a_ballot_is() -> None:
    others = (b"", b"\0" * 32, b"K" * 32)
    assert MINE not in {Sealer(key.ljust(32, b"s"), ELECTION).pseudonym(MEMBER) for key in others}
    assert Sealer(KEY, ElectionId(ELECTION - 1)).pseudonym(MEMBER) != MINE
    assert SEALER.pseudonym(MemberId(MEMBER + 1)) != MINE


@pytest.mark.parametrize("choice", CHOICES)
def test_a_ballot_comes_out_of_the_box_as_it_went_in(choice: Choice) -> None:
    for helper in (NOBODY, 3, OUTSIDE, number_of(OUTSIDE), 30_000):
        for singly, in_room in ((False, True), (True, False)):
            cast = Cast(7, choice, (1, 2, 31), singly, in_room, helper)
            assert SEALER.open(SEALER.seal(cast, MINE), MINE) == cast


def test_every_ballot_is_as_long_as_any_other_and_as_those_of_before() -> None:
    casts = [Cast(1, choice, (0, 0, 0), helper=helper) for choice in CHOICES for helper in (NOBODY, 3, 30_000)]
    assert {len(SEALER.seal(cast, MINE)) for cast in casts} == {len(_old_ballot(1, 1))}


@pytest.mark.parametrize("choice", CHOICES)
def test_every_button_fits_and_is_read_as_it_was_drawn(choice: Choice) -> None:
    press = Press(Step.CONFIRM, choice, 65_535, at=14, singly=True, helper=30_000)
    token, in_room = SEALER.button(MEMBER, press), SEALER.room_button("1|now", MEMBER, press)
    assert len(tap("elections.b", ELECTION, token).encode()) <= TAP_LIMIT
    assert len(tap("rooms.b", ELECTION, in_room).encode()) <= TAP_LIMIT
    assert SEALER.read_button(MEMBER, token) == press
    assert SEALER.read_room_button("1|now", in_room) == (MEMBER, press)


def test_every_button_is_as_long_as_any_other() -> None:
    presses = [Press(Step.SHOW, choice, 1, helper=helper) for choice in CHOICES for helper in (NOBODY, 30_000)]
    assert len({len(SEALER.button(MEMBER, press)) for press in presses}) == 1


def test_counted_ballots_open_as_they_were_sealed() -> None:
    counted = Counted(tuple(sorted(CHOICES)))
    assert Counted.open(counted.seal(KEY), KEY) == counted


# What a program of before there were ballots in order had sealed: a choice was a number of two bytes


def _old_ballot(version: int, choice: int) -> bytes:
    plain = struct.pack(">HHBBB", version, choice, 1, 2, 3).ljust(16, b"\0")
    return b"n" * 12 + AESGCM(SEALER._derived("box")).encrypt(b"n" * 12, plain, MINE)


def test_a_ballot_that_was_sent_before_an_upgrade_is_counted_after_it() -> None:
    assert SEALER.open(_old_ballot(2, 1 << NONE), MINE) == Cast(2, Choice(1 << NONE), (1, 2, 3))


def test_a_button_that_was_drawn_before_an_upgrade_works_after_it() -> None:
    bound = f"{ELECTION}|{MEMBER}".encode()
    sealed = AESSIV(SEALER._derived("button")).encrypt(struct.pack(">BHH", Step.SEND, 0b110, 3), [bound])
    token = urlsafe_b64encode(sealed).decode().rstrip("=")
    assert SEALER.read_button(MEMBER, token) == Press(Step.SEND, Choice(0b110), 3)


def _old_counted(bound: bytes, choice: str, papers: int) -> bytes:
    plain = struct.pack(f">{NONE + 3}H3{choice}", papers, 0, *([papers] + [0] * NONE), 1, 2, 1 << NONE)
    return b"n" * 12 + AESGCM(KEY).encrypt(b"n" * 12, plain, bound)


@pytest.mark.parametrize(("bound", "choice"), [(b"saynext|counted", "H"), (b"saynext|counted|2", "Q")])
def test_ballots_that_were_counted_before_an_upgrade_can_be_counted_again_after_it(bound: bytes, choice: str) -> None:
    counted = Counted((Choice(1), Choice(2), Choice(1 << NONE)))
    assert Counted.open(_old_counted(bound, choice, papers=0), KEY) == counted


def test_ballots_beside_totals_of_papers_are_not_taken_for_all_ballots() -> None:
    with pytest.raises(Unreadable):
        Counted.open(_old_counted(b"saynext|counted|2", "Q", papers=2), KEY)
