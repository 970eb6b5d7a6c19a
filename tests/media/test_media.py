"""Promises of pictures, paper and voice."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from bot.ids import FileId
from bot.languages import Language, languages
from bot.media import emoji, papers, photos, pictures
from bot.media.concepts import DEFAULT, Weight, concept_for, concepts, pictured, symbol_for
from bot.media.described import described, description_of
from bot.media.samples import sample_photo
from bot.screen import Bar, Bars, Block, Face, Faces, Leaf, Paper, Pictogram
from tests.tongues import ALL, each_example

GUTTER = 28
"""Pixels between two candidates, and around them all."""

AGENDA = Paper(
    file_name="agenda",
    title="What the board talks about",
    language="en",
    blocks=(
        Block("Buses", "🚌", "A bus", ("People are late for work.",)),
        Block("", "📱", "A code", ("Open this with your phone.",), qr="https://t.me/SayNextBot"),
        Block("Vote", "🗳", "A box", (), ("Yes", "No"), (Face(1, "Ben"), Face(2, "Mina"))),
    ),
    foot=("Sam wrote this.",),
)


def _photo(color: str = "navy") -> bytes:
    out = io.BytesIO()
    made = Image.new("RGB", (900, 600), color)
    exif = Image.Exif()
    exif[0x010F] = "Camera of Mina"
    made.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_every_picture_of_the_table_can_be_drawn() -> None:
    assert [each.id for each in pictured() if not emoji.has_svg(each.emoji)] == []


def test_every_concept_has_words_in_every_language() -> None:
    assert all(all(words) for each in concepts() for words in each.words.values())
    assert {frozenset(each.words) for each in concepts()} == {frozenset(each.code for each in ALL)}


def test_every_language_names_no_concept_that_is_not_there() -> None:
    ids = {each.id for each in concepts()}
    assert [name for language in languages().values() for name in language.pictures.keys() - ids] == []


def test_no_two_concepts_share_a_picture() -> None:
    pictures_of = [emoji.plain(each.emoji) for each in pictured()]
    assert sorted(pictures_of) == sorted(set(pictures_of))


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
def test_no_word_is_claimed_by_two_concepts(language: Language) -> None:
    said = [word.casefold() for words in language.pictures.values() for word in words]
    assert sorted(word for word in set(said) if said.count(word) > 1) == []


def test_the_words_of_boards_have_a_concept() -> None:
    assert len(concepts()) >= 150


def test_what_people_are_never_has_an_emoji() -> None:
    own = {each.id for each in concepts() if each.weight is Weight.OWN}
    assert own >= {"learning_disability", "autism", "mental_health", "race", "religion"}
    assert [each.id for each in pictured() if each.id in own] == []


@pytest.mark.parametrize("language", ALL, ids=lambda each: each.code)
def test_each_word_of_what_people_are_gives_no_picture(language: Language) -> None:
    words = [word for each in concepts() if each.weight is Weight.OWN for word in each.words[language.code]]
    assert {symbol_for(word, language.code) for word in words} == {DEFAULT}


def test_two_words_for_one_thing_are_not_taken_apart() -> None:
    found = concept_for("Learning disability week", "en")
    assert found is not None
    assert found.id == "learning_disability"


@pytest.mark.parametrize(("language", "example"), each_example("pictures"))
def test_what_a_text_speaks_of_gives_its_picture(language: Language, example: tuple[str, str]) -> None:
    text, wanted = example
    assert symbol_for(text, language.code) == wanted


def test_a_pictogram_is_wide_and_flat() -> None:
    picture = Image.open(io.BytesIO(pictures.draw(Pictogram("🚌", "A bus"), {})))
    assert picture.size == (800, 360)


def test_a_picture_carries_the_words_that_say_what_it_shows_and_a_photo_none() -> None:
    drawn = (
        Pictogram("🚌", "Bws ŵ"),
        Pictogram("🪑", "A table", Leaf("June", 5, "Friday")),
        Faces((Face(1, "Ben"),), "Ben"),
    )
    for picture in drawn:
        made = pictures.draw(picture, {})
        assert description_of(made) == picture.alt
        assert Image.open(io.BytesIO(made)).text["Description"] == picture.alt  # type: ignore[attr-defined]
    assert description_of(sample_photo(1)) == ""
    assert description_of(described(made, "")) == ""


def test_all_candidates_get_the_same_room() -> None:
    two = Image.open(io.BytesIO(pictures.draw(Faces((Face(1, "Ben"), Face(2, "Mina")), "x"), {})))
    three = tuple(Face(n, name) for n, name in enumerate(("Ben", "Mina", "Asha"), 1))
    more = Image.open(io.BytesIO(pictures.draw(Faces(three, "x"), {})))
    assert two.height == more.height
    assert (more.width - GUTTER) / 3 == (two.width - GUTTER) / 2


def test_candidates_stand_so_that_a_name_can_be_read_on_a_small_phone() -> None:
    for number in range(1, 10):
        faces = tuple(Face(n, "Bartholomew Featherstone") for n in range(1, number + 1))
        picture = Image.open(io.BytesIO(pictures.draw(Faces(faces, "x"), {})))
        assert picture.width <= 3 * 388 + GUTTER


def test_a_calendar_never_shows_another_day_than_the_words_beside_it() -> None:
    assert emoji.svg("📅") == emoji.svg("🗓") != emoji.svg("📌")


def test_a_poster_is_one_page_however_long_the_name_of_the_group() -> None:
    blocks = (Block("", "📱", "A code", qr="https://t.me/SayNextBot?start=join_abcdefghijkl"), *AGENDA.blocks[:1] * 4)
    poster = Paper("join", "Join " + "Northfield Speaking Up " * 3, "en", blocks, ("You need Telegram.",), poster=True)
    assert len(PdfReader(io.BytesIO(papers.print_paper(poster, {}).content)).pages) == 1


def test_a_candidate_who_is_chosen_looks_chosen() -> None:
    plain = pictures.draw(Faces((Face(1, "Ben"),), "x"), {})
    assert pictures.draw(Faces((Face(1, "Ben", chosen=True),), "x"), {}) != plain


def test_a_face_with_a_photo_is_drawn_with_it() -> None:
    face = Faces((Face(1, "Ben", FileId(4)),), "x")
    assert pictures.draw(face, {FileId(4): photos.shrink(_photo())}) != pictures.draw(face, {})


def test_a_bar_of_somebody_is_drawn_with_their_photo_or_their_letter() -> None:
    bars = [Bars((Bar("", 3, 5, face=Face(1, name, FileId(4))),), "x") for name in ("Ben", "Mina")]
    letters = [pictures.draw(each, {}) for each in bars]
    assert letters[0] != letters[1]
    assert pictures.draw(bars[0], {FileId(4): photos.shrink(_photo())}) not in letters


@pytest.mark.parametrize("paper", [AGENDA, Paper("join", "Join us", "en", AGENDA.blocks[1:2], poster=True)])
def test_paper_is_tagged_and_says_its_language_and_title(paper: Paper) -> None:
    printed = papers.print_paper(paper, {}).content
    read = PdfReader(io.BytesIO(printed))
    root = read.root_object
    assert str(root["/Lang"]) == "en"
    assert "/StructTreeRoot" in root
    assert b"pdfuaid:part>1<" in printed
    assert "Twemoji, CC BY 4.0" in " ".join(page.extract_text() for page in read.pages)
    assert read.metadata is not None
    assert read.metadata.title == paper.title


def test_paper_is_read_in_the_order_in_which_it_was_written() -> None:
    text = PdfReader(io.BytesIO(papers.print_paper(AGENDA, {}).content)).pages[0].extract_text()
    order = [
        "What the board",
        "Buses",
        "People are late",
        "Open this",
        "Vote",
        "Yes",
        "Ben",
        "Mina",
        "Sam wrote",
        "CC BY",
    ]
    places = [text.index(piece) for piece in order]
    assert places == sorted(places)


def test_no_letter_on_paper_is_smaller_than_14_points() -> None:
    sizes: list[float] = []
    page = PdfReader(io.BytesIO(papers.print_paper(AGENDA, {}).content)).pages[0]
    page.extract_text(
        visitor_text=lambda text, _c, matrix, _f, size: (
            sizes.append(size * abs(matrix[3] or 1)) if text.strip() else None
        )
    )
    assert min(sizes) >= 13.9


def test_a_letter_without_a_glyph_does_not_stop_the_printer_and_it_says_so() -> None:
    strange = papers.print_paper(Paper("x", "Ben \u0f00 \U0001f600", "en", AGENDA.blocks), {})
    assert strange.content.startswith(b"%PDF")
    assert strange.is_plain
    assert not papers.print_paper(AGENDA, {}).is_plain
