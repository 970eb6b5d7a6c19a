"""Promises of a group's own pictures: they stand in the place of ours, or the program says why not."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from bot.media import packs
from bot.media.concepts import concepts
from bot.media.ends import ends_of
from bot.media.making import make
from bot.media.packs import WrongPack
from bot.media.work import NO_PACK, Drawing, Pack, Printing, key_of, signs_of
from bot.screen import Block, LifeLine, Paper, Pictogram, Picture, Reached, Round

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="red"/></svg>'
TOML = 'name = "Ours"\nlicence = "CC BY 4.0"\ncredit = "Our symbols, CC BY 4.0"\n'
BUS, TRAIN = Pictogram("🚌", "A bus"), Pictogram("🚆", "A train")
PAPER = Paper("x", "Buses", "en", (Block("Bus", "🚌", "A bus", ticks=("🚆 Train",)),))


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "navy").save(out, "PNG")
    return out.getvalue()


def _drawn(picture: Picture, pack: Pack) -> bytes:
    return make(Drawing(picture, {}, pack.only(signs_of(picture)))).content


def _printed(paper: Paper, pack: Pack) -> str:
    brought = pack.only(signs_of(paper))
    made = make(Printing(paper, {}, ends_of(paper.language, brought.credit), brought)).content
    return PdfReader(io.BytesIO(made)).pages[0].extract_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pack.toml").write_text(TOML, "utf-8")
    (tmp_path / "bus.svg").write_text(SVG, "utf-8")
    return tmp_path


def test_a_picture_that_is_called_like_a_concept_stands_in_the_place_of_ours(folder: Path) -> None:
    pack = packs.read(folder)
    assert _drawn(BUS, pack) != _drawn(BUS, NO_PACK)
    assert _drawn(TRAIN, pack) == _drawn(TRAIN, NO_PACK)


def test_a_picture_with_another_name_is_given_to_its_concept(folder: Path) -> None:
    (folder / "pack.toml").write_text(f'{TOML}[files]\ntrain = "locomotive.png"\n', "utf-8")
    (folder / "locomotive.png").write_bytes(_png())
    assert packs.read(folder).drawings.keys() == {"bus", "🚌", "train", "🚆"}


def test_a_group_pictures_every_concept_also_those_that_have_no_emoji(folder: Path) -> None:
    for each in concepts():
        (folder / f"{each.id}.svg").write_text(SVG, "utf-8")
    pack = packs.read(folder)
    rent = Pictogram("rent", "The rent goes up")
    assert {each.id for each in concepts()} <= pack.drawings.keys()
    assert len(concepts()) > 150
    assert _drawn(rent, pack) != _drawn(rent, NO_PACK)


def test_the_credit_stands_on_a_paper_that_uses_the_pack_and_on_no_other(folder: Path) -> None:
    pack = packs.read(folder)

    assert "Pictures: Our symbols, CC BY 4.0. Twemoji, CC BY 4.0" in _printed(PAPER, pack)
    assert "Our symbols" not in _printed(Paper("x", "Trains", "en", (Block("Train", "🚆", "A train"),)), pack)
    assert "Lluniau: Our symbols" in _printed(replace(PAPER, language="cy"), pack)


def test_a_picture_that_cannot_be_drawn_is_ours_again_and_the_others_stay(folder: Path) -> None:
    drawings = dict(packs.read(folder).drawings)
    broken = Pack({**drawings, "🚆": b'<svg xmlns="http://www.w3.org/2000/svg" width="0"><g/></svg>'}, "Our symbols")
    line = LifeLine((Round("🚌", Reached.NOW), Round("🚆", Reached.TO_COME)), "How far")
    assert _drawn(line, broken) == _drawn(line, Pack(drawings, "Our symbols"))
    assert _drawn(TRAIN, broken) == _drawn(TRAIN, NO_PACK)


def test_what_was_drawn_with_another_pack_is_made_anew(folder: Path) -> None:
    pack = packs.read(folder)
    assert key_of(Drawing(BUS)) != key_of(Drawing(BUS, {}, pack.only("🚌")))
    assert key_of(Printing(PAPER)) != key_of(Printing(PAPER, pack=pack.only("🚌")))
    assert key_of(Drawing(TRAIN)) == key_of(Drawing(TRAIN, {}, pack.only("🚆")))


def test_without_a_folder_there_are_only_ours() -> None:
    packs.lay_down(None)
    assert packs.laid() == NO_PACK


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("pack.toml", "name = 1", "`name` cannot be used"),
        ("pack.toml", 'name = "x"\nlicence = "y"', "`credit` cannot be used"),
        ("pack.toml", f'{TOML}[files]\nno_such = "bus.svg"', "no picture of ours is called no_such"),
        ("pack.toml", f'{TOML}[files]\ntrain = "gone.svg"', "gone.svg cannot be read"),
        ("pack.toml", f'{TOML}[files]\nlandlord_and = "bus.svg"', "no picture of ours is called landlord_and"),
        ("bus.svg", "a bus", "bus.svg is no SVG"),
        ("bus.svg", SVG[:-9], "bus.svg is no SVG"),
        ("bus.png", "a bus", "bus.png is no PNG"),
        ("bus.svg", SVG.replace("<rect", '<image href="https://example.org/x.png"/><rect'), "outside of itself"),
        ("bus.svg", SVG + " " * packs.LARGEST, "is larger than 200 kB"),
    ],
)
def test_a_pack_that_cannot_be_used_says_in_one_sentence_what_is_wrong(
    folder: Path, name: str, content: str, says: str
) -> None:
    (folder / "bus.svg").unlink()
    (folder / name).write_text(content, "utf-8")
    with pytest.raises(WrongPack) as problem:
        packs.read(folder)
    assert says in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_folder_without_a_picture_of_ours_is_no_pack(folder: Path) -> None:
    (folder / "bus.svg").rename(folder / "omnibus.svg")
    with pytest.raises(WrongPack, match="called like one of ours"):
        packs.read(folder)
