"""Promises to translators: a new folder has every text with its English, and what they wrote stays."""

from pathlib import Path

import pytest

from bot import languages
from bot.languages import FIRST, LOCALES, Status, read
from tests import translating

CODE = "pl"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the language goes, with the first one beside it."""
    (tmp_path / FIRST).mkdir()
    for file in (LOCALES / FIRST).iterdir():
        (tmp_path / FIRST / file.name).write_bytes(file.read_bytes())
    for module in (languages, translating):
        monkeypatch.setattr(module, "LOCALES", tmp_path)
    return tmp_path / CODE


def _translate(home: Path) -> None:
    empty = 'msgid "home.today"\nmsgstr ""'
    home.write_text(home.read_text("utf-8").replace(empty, empty[:-1] + 'dziś"'), "utf-8")


def test_a_new_folder_has_every_text_with_its_english_and_can_be_read(folder: Path) -> None:
    left = translating.main(CODE)
    texts = "".join(file.read_text("utf-8") for file in sorted(folder.glob("*.po")))
    assert texts.count("\nmsgid ") - len(list(folder.glob("*.po"))) == left
    assert "#. English: ✅ Yes, I want to join" in texts
    assert "#. Kind: a button." in texts
    assert read(folder).status is Status.DRAFT
    assert read(folder).name == "Polski"


def test_what_is_translated_stays_when_the_folder_is_brought_up_to_date(folder: Path) -> None:
    left = translating.main(CODE)
    home = folder / "home.po"
    _translate(home)
    assert translating.main(CODE) == left - 1
    before = home.read_text("utf-8")
    assert 'msgstr "dziś"' in before
    translating.main(CODE)
    assert home.read_text("utf-8") == before


def test_a_text_is_looked_at_again_when_its_english_has_changed(folder: Path) -> None:
    left = translating.main(CODE)
    home, english = folder / "home.po", folder.parent / FIRST / "home.po"
    _translate(home)
    english.write_text(english.read_text("utf-8").replace('msgstr "today"', 'msgstr "this day"'))
    assert translating.main(CODE) == left
    assert '#, fuzzy\nmsgid "home.today"\nmsgstr "dziś"' in home.read_text("utf-8")
    assert translating.main(CODE) == left, "it stays marked until somebody has looked"


def test_a_counted_text_whose_english_is_the_same_for_every_number_stays(folder: Path) -> None:
    translating.main(CODE)
    votes = folder / "elections.po"
    head, key, rest = votes.read_text("utf-8").partition('msgid "elections.result.turnout"')
    votes.write_text(head + key + rest.replace('] ""', '] "{n} {roll}"', 3), "utf-8")
    left = translating.main(CODE)
    assert translating.main(CODE) == left
    assert "#, fuzzy" not in votes.read_text("utf-8")


@pytest.mark.parametrize(("code", "forms"), [(FIRST, 2), ("pl", 3), ("cy", 6), ("fr", 2), ("ar", 6)])
def test_whole_numbers_have_the_forms_of_their_language(code: str, forms: int) -> None:
    assert translating.plural_header(code)[0] == forms


@pytest.mark.parametrize("code", sorted(set(languages.languages()) - {FIRST}))
def test_whoever_checks_a_text_sees_the_english_of_today_beside_it(code: str) -> None:
    files = {path.stem: path.read_text("utf-8") for path in (LOCALES / code).glob("*.po")}
    made = {feature: translating.catalogue(code, feature)[0] for feature in files}
    assert [feature for feature in files if files[feature] != made[feature]] == [], f"make language CODE={code}"
