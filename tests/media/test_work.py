"""Promises of keys: one for what looks, reads or sounds the same, another for what does not."""

from dataclasses import replace

import pytest

from bot.ids import FileId
from bot.media.work import Drawing, Printing, Speech, Work, key_of, photos_of
from bot.screen import Bar, Bars, Block, Face, Faces, Paper, Pictogram, Qr
from tests.tongues import OTHER

BEN = Face(1, "Ben", FileId(4))
PAPER = Paper("ballot", "Vote", "en", (Block("Buses", "🚌", "A bus", ("Late.",), faces=(BEN,)),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Drawing(Faces((BEN,), "Ben"), {FileId(4): b"a"}),
            Drawing(Faces((replace(BEN, photo=FileId(5)),), "Ben"), {FileId(5): b"a"}),
        ),
        (Speech("Buses", "en"), Speech("Buses", "en")),
    ],
)
def test_what_looks_or_sounds_the_same_has_one_key(one: Work, other: Work) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Drawing(Pictogram("🚌", "A bus")), Drawing(Pictogram("🚗", "A bus"))),
        (Drawing(Pictogram("🚌", "A bus")), Drawing(Pictogram("🚌", "Bws"))),
        (Drawing(Qr("https://t.me/x", "A code")), Drawing(Qr("https://t.me/x", "Cod"))),
        (Drawing(Faces((BEN,), "Ben"), {FileId(4): b"a"}), Drawing(Faces((BEN,), "x"), {FileId(4): b"a"})),
        (Drawing(Pictogram("a", "x")), Drawing(Qr("a", "x"))),
        (Drawing(Faces((BEN,), "Ben"), {FileId(4): b"a"}), Drawing(Faces((BEN,), "Ben"))),
        (Drawing(Faces((BEN,), "Ben"), {FileId(4): b"a"}), Drawing(Faces((BEN,), "Ben"), {FileId(4): b"b"})),
        (Drawing(Faces((BEN,), "Ben")), Drawing(Faces((replace(BEN, chosen=True),), "Ben"))),
        (Drawing(Faces((BEN,), "Ben")), Drawing(Faces((replace(BEN, emoji="☕"),), "Ben"))),
        (Drawing(Bars((Bar("", 3, face=BEN),), "x")), Drawing(Bars((Bar("", 3, face=Face(2, "Mina")),), "x"))),
        (Speech("Buses", "en"), Speech("Buses", OTHER.code)),
        (Printing(PAPER), Printing(PAPER, {FileId(4): b"a"})),
        (Printing(PAPER), Printing(replace(PAPER, file_name="other"))),
        (Printing(PAPER), Printing(replace(PAPER, blocks=(replace(PAPER.blocks[0], alt="Bws"),)))),
    ],
)
def test_what_looks_or_sounds_different_has_another_key(one: Work, other: Work) -> None:
    assert key_of(one) != key_of(other)


def test_every_photo_that_is_shown_is_asked_for_once() -> None:
    assert photos_of(PAPER) == (FileId(4),)
    assert photos_of(Faces((BEN, Face(2, "Mina"), replace(BEN, number=3)), "x")) == (FileId(4),)
    assert photos_of(Bars((Bar("", 3, face=BEN), Bar("🚌", 2)), "x")) == (FileId(4),)
    assert photos_of(Pictogram("🚌", "A bus")) == ()
