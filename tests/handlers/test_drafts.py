"""Promises of drafts: a screen that lacks words is shown whole in the first language, and drafts are for practice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from bot import languages, words
from bot.language_tables import WrongLanguage
from bot.languages import FIRST, LOCALES, read
from bot.screen import tap
from bot.words import Words, language_of, offer_drafts, offered
from handlers.answers import Sender
from tests.play import Play
from tests.tongues import OTHER, ZONE, words_in

DRAFT = "xx"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A draft that has the words of home, of a second language, and no others."""
    for each in LOCALES.iterdir():
        (tmp_path / each.name).symlink_to(each)
    folder = tmp_path / DRAFT
    folder.mkdir()
    copy(LOCALES / OTHER.code / "home.po", folder)
    toml = (LOCALES / OTHER.code / "language.toml").read_text("utf-8")
    (folder / "language.toml").write_text(toml.replace('status = "complete"', 'status = "draft"'), "utf-8")
    monkeypatch.setattr(languages, "LOCALES", tmp_path)
    monkeypatch.setattr(words, "LOCALES", tmp_path)
    _forget()
    yield folder
    monkeypatch.undo()
    offer_drafts(yes=False)
    _forget()


def _forget() -> None:
    for remembered in (languages.languages, words.read_catalogue, words.catalogue, words.keys):
        remembered.cache_clear()


def test_a_draft_can_be_chosen_in_practice_only(draft: Path) -> None:
    assert DRAFT not in [each.code for each in offered()]
    assert language_of(DRAFT) == FIRST
    offer_drafts()
    assert DRAFT in [each.code for each in offered()]
    assert language_of(DRAFT) == DRAFT


def test_a_draft_without_the_words_of_every_screen_cannot_be_chosen(draft: Path) -> None:
    (draft / "home.po").unlink()
    _forget()
    offer_drafts()
    assert DRAFT not in [each.code for each in offered()]


def test_a_screen_that_lacks_words_is_shown_whole_in_the_first_language(draft: Path, play: Play) -> None:
    mina = play.member("Mina", play.group(), language=DRAFT)
    number = play.store.run_now(lambda unit: unit.people.get(mina)).telegram_id
    assert number is not None
    answer = play.store.run_now(
        lambda unit: play.dispatch.tapped(
            unit, Sender(number, "Mina", DRAFT), tap("home.menu", "things", 0).encode(),
            message_id=1, update_id=1, now=play.now,
        )
    )  # fmt: skip
    assert answer is not None
    assert answer.screen.title == Words(FIRST, ZONE).text("home.menu.things.title")
    assert answer.words.language == FIRST, "the buttons below it are in the same language"


def test_a_screen_that_has_all_its_words_is_shown_in_the_draft(draft: Path, play: Play) -> None:
    stranger = play.member("Mina", play.group(), language=DRAFT)
    assert play.tap(stranger, tap("help.show")).title == words_in(replace(OTHER, code=DRAFT)).text("home.help.title")


def test_a_deed_whose_answer_lacks_words_is_done_once(draft: Path, each_play: Play) -> None:
    play = each_play
    mina = play.member("Mina", play.group(), language=DRAFT)
    shown = play.tap(mina, tap("people.liked", "words"))
    assert shown.title == Words(FIRST, ZONE).text("people.changed.title")
    assert play.store.run_now(lambda unit: unit.people.get(mina)).likes == "words"


def test_a_draft_does_not_show_what_does_not_fit_the_first_language_any_more(draft: Path) -> None:
    file = draft / "home.po"
    file.write_text(file.read_text("utf-8").replace('msgstr "{date}', 'msgstr "{day}'), "utf-8")
    _forget()
    assert "home.moment" in words.missing(DRAFT, "home")


@pytest.mark.parametrize(
    ("file", "wrong", "said"),
    [
        ("language.toml", "name = ", "cannot be read"),
        ("language.toml", 'name = "X"', "`babel` cannot be used"),
        ("hard_words.tsv", "agenda", "line 1: 3 columns are needed"),
        ("signs.tsv", "shout\tfail\twords\tx", "shout, fail is no kind of finding"),
        ("signs.tsv", "shouting\tfail\tpattern\t(", "is no regular expression"),
        ("leading.tsv", "maybe\tx", "the kinds are"),
        ("notes.tsv", "numbers\tx\t", "numbers is no kind of word"),
        ("notes.tsv", "number\tx\ttwo", "two is no value of number"),
        ("notes.tsv", "fraction\tx\t1/4", "1/4 is no value of fraction"),
        ("notes.tsv", "label\t(\t", "is no regular expression"),
        ("notes.tsv", "agreed\twill\t", "<who> must stand in the words of agreed"),
    ],
)
def test_a_wrong_file_is_one_clear_sentence(draft: Path, file: str, wrong: str, said: str) -> None:
    (draft / file).write_text(wrong, "utf-8")
    with pytest.raises(WrongLanguage) as problem:
        read(draft)
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)
