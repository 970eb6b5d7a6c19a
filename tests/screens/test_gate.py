"""The gate: every screen of every feature, in every language, is one that the people it is for can read and use.

The rules and their numbers are those of `bot/rules/easy_read/kinds.py`; ER-36 to ER-50 and ER-63 stand here.
"""

import itertools
import pkgutil
import re
import typing
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import wraps
from importlib import import_module
from inspect import getmembers, isfunction

import pytest

from bot import screens
from bot.doors.show import CAPTION_LIMIT, LISTEN, TEXT_LIMIT, keyboard_of, labels_of, text_of
from bot.languages import FIRST, Status
from bot.rules.easy_read import Level, findings
from bot.screen import MOST_ROWS, WAY, Button, Paper, Photo, Screen, Style, Tap
from bot.words import Words
from handlers import all_routes
from tests import test_catalogues as catalogues
from tests.screens.examples import drawn, features
from tests.screens.exceptions import GRIDS, MANY_ROWS, NO_HELP, NO_WAY_BACK, RIGHTS
from tests.screens.reading import NAME, is_picture, letters, ours, pictures, questions, rows, size, width
from tests.tongues import ALL, ZONE, words_in

WORDS = {each.code: words_in(each) for each in ALL}
ROUTES = all_routes()
MOST_CHOICES = 5
EIGHT_TOPICS = ("start", "keep_as", "start_for")
"""See docs/decisions/0006."""


def every_screen(promise: Callable[[Words, Screen, str], None]) -> Callable[[str], None]:
    """A promise of every screen, as one test for each language that says which screens break it, and how.

    One for each screen would be 35,000 tests, and pytest needs longer for a test than this gate for a screen.
    """

    @pytest.mark.parametrize("language", WORDS)
    @wraps(promise)
    def test(language: str) -> None:
        broken = []
        for feature, name, screen in drawn(WORDS[language]):
            try:
                promise(WORDS[language], screen, name.partition(".")[0])
            except AssertionError as fault:
                broken.append(f"{feature}-{name}: {fault}")
        assert not broken, "\n\n".join(broken)

    # pytest asks for what a test needs, and finds the language that is asked, and not what the promise is given.
    del test.__wrapped__
    return test


def functions() -> Iterator[tuple[str, str]]:
    """Feature and name of every public function that makes a screen."""
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        found = import_module(module.name)
        for name, function in getmembers(found, isfunction):
            is_ours = function.__module__ == module.name and not name.startswith("_")
            if is_ours and typing.get_type_hints(function).get("return") is Screen:
                yield module.name.split(".")[2], name


def _fails(texts: tuple[str, ...], words: Words) -> list[str]:
    own = [ours(text) for text in texts]
    found = findings(own, tongue=words.known.tongue, hard_words=words.hard_words())
    return [f"{each.kind}: {each.words!r} in {own[each.line]!r}" for each in found if each.level is Level.FAIL]


def test_every_function_that_makes_a_screen_has_an_example() -> None:
    shown = {(feature, name.partition(".")[0]) for feature, name, _ in drawn(WORDS[FIRST])}
    assert sorted(set(functions()) - shown) == []


def test_every_example_belongs_to_a_function() -> None:
    shown = {(feature, name.partition(".")[0]) for feature, name, _ in drawn(WORDS[FIRST])}
    assert sorted(shown - set(functions())) == []


def test_no_two_functions_of_a_feature_have_one_name() -> None:
    names = sorted(functions())
    assert [pair for pair in set(names) if names.count(pair) > 1] == []
    assert {feature for feature, _ in names} == set(features())


def test_exceptions_are_still_needed() -> None:
    shown = [(name.partition(".")[0], screen) for _, name, screen in drawn(WORDS[FIRST])]
    assert NO_WAY_BACK.keys() == {name for name, screen in shown if screen.back is None}
    assert NO_HELP.keys() == {name for name, screen in shown if not screen.help_button}
    assert GRIDS.keys() == {name for name, screen in shown if screen.columns > 1}
    assert MANY_ROWS.keys() == {name for name, screen in shown if rows(screen, WORDS[FIRST]) > MOST_ROWS}


@every_screen
def test_no_line_begins_as_in_the_middle_of_a_sentence(words: Words, screen: Screen, name: str) -> None:
    inside = tuple(said for _, said in words.known.times.date_inside)
    lines = (*screen.lines, *(button.label.partition(" ")[2] for button in screen.buttons))
    assert [line for line in lines if inside and line.startswith(inside)] == []


@every_screen
def test_no_heading_stands_over_another_heading(words: Words, screen: Screen, name: str) -> None:
    heads = [line.endswith(":") and line[0] not in "".join(words.known.quotes) for line in screen.lines if line]
    assert [place for place, pair in enumerate(itertools.pairwise(heads)) if all(pair)] == []


@every_screen
def test_the_words_are_easy_to_read(words: Words, screen: Screen, name: str) -> None:
    assert _fails((screen.title, *screen.lines), words) == []
    # The explanation of a hard word has no room on a button: it stands on the screen that comes next.
    labels = [letters(ours(button.label)) for button in screen.buttons]
    found = [findings([label], tongue=words.known.tongue, hard_words={}) for label in labels]
    assert [each.words for every in found for each in every if each.level is Level.FAIL] == []


@every_screen
def test_it_asks_one_thing(words: Words, screen: Screen, name: str) -> None:
    # A draft is only reported: German easy read puts a condition as a question ("Are you late? Then ...").
    assert words.known.status is Status.DRAFT or questions((screen.title, *screen.lines), words.known) <= 1


@every_screen
def test_the_title_is_a_picture_and_a_few_words(words: Words, screen: Screen, name: str) -> None:
    assert is_picture(screen.title[0])
    assert 1 <= size(ours(screen.title)) <= words.known.limits.title_words


@every_screen
def test_it_is_short_and_has_one_picture_a_line(words: Words, screen: Screen, name: str) -> None:
    assert sum(size(ours(line)) for line in (screen.title, *screen.lines)) <= words.known.limits.message_words
    for line in (screen.title, *screen.lines):
        own = re.sub(r"^\d+\.\s", "", ours(line))
        assert len(pictures(own)) <= 1
        assert not pictures(own) or is_picture(own[0])


@every_screen
def test_there_are_few_choices(words: Words, screen: Screen, name: str) -> None:
    choices = [button for button in screen.buttons if not _is_of_a_list(button, screen, words)]
    assert len(choices) <= (8 if name in EIGHT_TOPICS else MOST_CHOICES)
    assert screen.columns == 1 or name in GRIDS


def _said(words: Words, keys: Iterable[str]) -> list[str]:
    """What these keys say; a draft may say less."""
    found = [catalogues.messages(words.language, key.partition(".")[0]).get(key) for key in keys]
    return [str(message.string) for message in found if message is not None]


def _is_of_a_list(button: Button, screen: Screen, words: Words) -> bool:
    """Turning pages, and what people choose from: names, days, hours, numbers, what was said."""
    paging = ("home.button.more", "home.button.before", "schedule.button.earlier", "schedule.button.later")
    if button.label in _said(words, paging):
        return True
    alike = [each for each in screen.buttons if _verb(each) == _verb(button)]
    return len(alike) > 1 and (NAME in ours(button.label) or any(c.isdigit() for c in button.label) or len(alike) > 5)


def _verb(button: Button) -> str:
    return button.does.name if isinstance(button.does, Tap) else button.does


@every_screen
def test_buttons_are_a_picture_and_a_few_words(words: Words, screen: Screen, name: str) -> None:
    for button in screen.buttons:
        own = ours(button.label)
        assert is_picture(button.label[0]), button.label
        assert letters(own), button.label
        # Names, what people said and years are as long as they are.
        assert (
            NAME in own or words.known.quotes[0][0] in own or re.search(r"\d{4}", own) or _fits_a_button(own, words)
        ), button.label


def _fits_a_button(text: str, words: Words) -> bool:
    limits = words.known.limits
    is_short = width(text) <= limits.button_letters and size(text) <= limits.button_words
    return is_short or any(letters(right) in text for right in _said(words, RIGHTS))


@every_screen
def test_every_button_leads_somewhere(words: Words, screen: Screen, name: str) -> None:
    taps = [button.does for button in screen.buttons if isinstance(button.does, Tap)]
    taps += [each for each in (screen.back, screen.place) if each is not None]
    # "b" is an opaque button of a ballot: its meaning is in the database.
    assert {each.name for each in taps} - ROUTES.taps.keys() - {"b"} == set()
    assert all(each.encode() for each in taps)
    assert screen.again is None or ROUTES.is_view(screen.again)


@every_screen
def test_listen_back_and_help_are_there(words: Words, screen: Screen, name: str) -> None:
    shown = [button for row in keyboard_of(screen, words)["inline_keyboard"] for button in row]
    does = [button.get("callback_data", "").partition(WAY)[0] for button in shown]
    assert LISTEN.encode() in does
    assert does[-1] == screen.help.encode() or name in NO_HELP
    assert name in NO_WAY_BACK or (screen.back is not None and screen.back.encode() in does)


@every_screen
def test_one_answer_at_most_is_green_and_no_red_one_has_a_tick(words: Words, screen: Screen, name: str) -> None:
    """Two green buttons say nothing, and a tick says that something is good."""
    assert sum(button.style is Style.YES for button in screen.buttons) <= 1, name
    assert not any(button.style is Style.STOP and button.label.startswith("✅") for button in screen.buttons), name


@every_screen
def test_there_are_few_rows_of_buttons(words: Words, screen: Screen, name: str) -> None:
    # A draft is only reported: its words may be longer.
    is_draft = words.known.status is Status.DRAFT
    assert is_draft or name in MANY_ROWS or rows(screen, words) <= MOST_ROWS


@every_screen
def test_no_two_buttons_have_one_picture_unless_they_are_of_one_list(words: Words, screen: Screen, name: str) -> None:
    shown = [button for row in keyboard_of(screen, words)["inline_keyboard"] for button in row]
    verbs: dict[str, set[str]] = {}
    for button in shown:
        verb = button.get("callback_data", "").partition(":")[0].partition(WAY)[0]
        verbs.setdefault(button["text"].partition(" ")[0], set()).add(verb)
    assert [picture for picture, found in verbs.items() if len(found) > 1] == []


@every_screen
def test_no_two_buttons_say_the_same(words: Words, screen: Screen, name: str) -> None:
    labels = labels_of(keyboard_of(screen, words))
    assert [label for label, often in Counter(labels).items() if often > 1] == []


@every_screen
def test_it_fits_into_a_message(words: Words, screen: Screen, name: str) -> None:
    text = text_of(screen)
    assert len(text) <= (TEXT_LIMIT if screen.picture is None else CAPTION_LIMIT)
    assert screen.picture is None or screen.picture.alt.strip()


@every_screen
def test_papers_are_easy_to_read(words: Words, screen: Screen, name: str) -> None:
    for enclosed in screen.enclosed:
        match enclosed:
            case Paper():
                heads = tuple(block.heading for block in enclosed.every_block)
                lines = tuple(line for block in enclosed.every_block for line in (*block.lines, *block.ticks))
                assert _fails((enclosed.title, *heads), words) == []
                assert _fails(lines, words) == []
                assert _fails(enclosed.foot, words) == []
                assert all(block.alt for block in enclosed.every_block)
            case Photo(_, alt):
                assert alt


# Texts that no example shows: what handlers put together themselves, and words for rare states


def _filled(text: str, words: Words) -> str:
    moment = datetime(2026, 6, 5, 17, tzinfo=ZONE)
    known = {
        "date": words.date(moment), "moment": words.moment(moment), "time": words.time(moment),
        "near": words.nearest(moment.date(), moment.date()), "phone": "01632 960 123", "picture": "🚌", "emoji": "🚌",
    }  # fmt: skip
    numbers = dict.fromkeys(("n", "total", "roll", "most"), "2")
    return text.format_map(defaultdict(lambda: NAME, known | numbers))


CATALOGUES = [
    pytest.param(WORDS[language], feature, id=f"{language}-{feature}")
    for language in WORDS
    for feature in catalogues.features(language)
]


def _wrong(key: str, form: str, words: Words) -> Iterator[str]:
    """What is wrong with one text, by what its key says it is: a title, a button or lines."""
    text = _filled(form, words)
    is_button, is_title = ".button." in key, key.endswith(".title")
    hard = {} if is_button else words.hard_words()
    for each in findings(text.split("\n"), tongue=words.known.tongue, hard_words=hard):
        if each.level is Level.FAIL:
            yield f"{key}: {each.kind}: {each.words}"
    if key.startswith("practice."):
        return  # A page of its own, and no message of the bot.
    if (is_button or is_title) and not (is_picture(text[0]) or form.startswith("{")):
        yield f"{key}: no picture"
    if is_title and size(text) > words.known.limits.title_words:
        yield f"{key}: a long title"
    if is_button and "{" not in form and not _fits_a_button(text, words):
        yield f"{key}: a long button"


@pytest.mark.parametrize(("words", "feature"), CATALOGUES)
def test_every_text_of_a_catalogue_is_easy_to_read(words: Words, feature: str) -> None:
    texts = catalogues.messages(words.language, feature).items()
    assert [
        wrong for key, message in texts for form in catalogues.forms_of(message) for wrong in _wrong(key, form, words)
    ] == []
