"""Whatever people send: a kind screen, nothing lost, and nothing of it in the log.

Over HTTP against the real program, with the practice board.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.screen import TAP_LIMIT
from handlers import all_routes
from tests.program import Phone, World, world

BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
NAMES = sorted(all_routes().taps)
MARK = "Zyzzyva"
"""A word that only these tests say, so that it can be looked for in the log."""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    with world(folder, f"sqlite:///{folder / 'x.db'}", begins=BEGINS) as made:
        yield made
        log = made.whole_log()
        assert MARK not in log
        assert "set aside" not in log
        assert "Traceback" not in log


@pytest.fixture
def ben(table: World) -> Phone:
    phone = table.phone("Ben")
    phone.start()
    return phone


def test_an_empty_message_gets_a_kind_screen(ben: Phone) -> None:
    assert ben.say(" ").buttons


def test_too_many_words_are_said_kindly_and_the_question_stays(ben: Phone) -> None:
    ben.press("Say something", "Buses")
    assert "a lot of words" in ben.say(f"{MARK} " * 100).title
    assert "“The bus is late”" in ben.say("The bus is late").text


def test_a_sticker_gets_a_kind_word(ben: Phone) -> None:
    assert "words, photos or voice messages" in ben.sticker().text


@pytest.mark.parametrize("kind", ["audio", "video_note"])
def test_a_recording_of_any_kind_is_an_answer_and_is_played_again(ben: Phone, kind: str) -> None:
    ben.press("Say something", "Buses", "Say more")
    ben.send(kind)
    ben.world.settle(by=ben.id)
    assert "The voice message is here." in ben.screen.text
    assert ben.messages()[-2].voice


def _send_file(ben: Phone, content: bytes, name: str) -> None:
    ben.world.line.upload("/practice/send", content, name, phone=ben.id, kind="document")
    ben.world.settle(by=ben.id)


def test_a_sound_that_an_app_sends_as_a_file_is_an_answer(ben: Phone) -> None:
    ben.press("Say something", "Buses", "Say more")
    _send_file(ben, b"RIFF", "speech.wav")
    assert "The voice message is here." in ben.screen.text


def test_a_photo_as_a_file_is_asked_for_again_and_the_question_stays(ben: Phone) -> None:
    ben.press("Say something", "Buses", "Say more")
    _send_file(ben, b"JPEG", "stop.jpg")
    assert "send it as a photo" in ben.screen.title
    assert "The photo is here." in ben.photo().text


def test_a_photo_as_a_file_is_not_asked_for_where_words_are_wanted(ben: Phone) -> None:
    ben.press("My things", "My settings", "My name")
    _send_file(ben, b"JPEG", "stop.jpg")
    assert "Please write it" in ben.screen.title


def test_what_nobody_can_call_is_no_telephone_number(table: World) -> None:
    sam = table.phone("Sam")
    sam.start()
    sam.press("For the facilitator")
    while not any("Our group" in label for label in sam.screen.labels):
        sam.press("More")
    sam.press("Our group", "The safe person", "Another number")
    assert "Please write the number" in sam.say("the broken stop").title
    assert "Please write the number" in sam.say("12").title
    sam.press("Look at it")
    sam.say("+44 (0)1632 960 123")
    assert "+44 (0)1632 960 123" in sam.press("Help").text


def test_several_photos_for_the_board_are_one_answer_with_all_of_them(ben: Phone) -> None:
    ben.press("Say something", "Buses", "Say more")
    asked = ben.screen.number
    for sample in (1, 2, 3):
        ben.send("photo", sample=sample, album="7")
    ben.world.settle(by=ben.id)
    shown = [bubble for bubble in ben.messages() if bubble.by_bot and bubble.number > asked]
    assert not any("We have the first one." in bubble.text for bubble in shown)
    assert "The photos are here." in ben.screen.text
    assert len({bubble.photo for bubble in shown if bubble.photo}) == 3
    assert "The photo is here." in ben.photo().text


def test_several_photos_without_a_question_are_one_answer_and_this_is_said(ben: Phone) -> None:
    ben.start()
    asked = ben.screen.number
    for sample in (1, 2, 3):
        ben.send("photo", sample=sample, album="9")
    ben.world.settle(by=ben.id)
    shown = [bubble for bubble in ben.messages() if bubble.by_bot and bubble.buttons and bubble.number > asked]
    assert len(shown) == 1
    assert "We have the first one." in shown[0].text


def test_several_photos_as_files_are_asked_for_once(ben: Phone) -> None:
    ben.press("Say something", "Buses", "Say more")
    asked = ben.screen.number
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        ben.world.line.upload("/practice/send", b"JPEG", name, phone=ben.id, kind="document", album="8")
    ben.world.settle(by=ben.id)
    assert sum("as a photo" in bubble.title for bubble in ben.messages() if bubble.number > asked) == 1
    assert "The photo is here." in ben.photo().text


def test_a_place_from_the_map_is_its_words(ben: Phone) -> None:
    ben.press("Say something", "Buses", "Say more")
    ben.send("venue", title="Bus station", address="1 High Street")
    ben.world.settle(by=ben.id)
    assert "“Bus station, 1 High Street”" in ben.screen.text


def test_forwarded_words_are_kept_like_ones_own_and_this_is_said(ben: Phone) -> None:
    ben.send("text", text=f"{MARK} was forwarded", forwarded=True)
    ben.world.settle(by=ben.id)
    assert "We will keep it as your words." in ben.screen.text
    assert "forwarded" in ben.press("for the board", "Work").text


def test_a_changed_message_changes_nothing_that_was_said(ben: Phone) -> None:
    ben.press("Say something", "Money")
    number = ben.send("text", text="My pay is low")
    ben.world.settle(by=ben.id)
    ben.world.line.post("/practice/edit", phone=ben.id, message_id=number, text=f"{MARK} high")
    ben.world.settle(by=ben.id)
    ben.start()
    assert "“My pay is low”" in ben.press("My things", "What I said", "My pay is low").text


def test_a_button_of_somebody_else_does_nothing(table: World, ben: Phone) -> None:
    sam = table.phone("Sam")
    sam.start()
    sam.press("For the facilitator", "Plan a vote")
    stolen = [button.data or "" for button in sam.screen.buttons]
    for data in stolen:
        ben.forge(data)
    sam.start()
    assert "Who votes?" in sam.press("For the facilitator", "Plan a vote").text


def test_two_facilitators_change_the_same_thing_at_once(table: World) -> None:
    sam, asha = table.phone("Sam"), table.phone("Asha")
    asha.start()
    sam.start()
    sam.press("For the facilitator")
    while not any("People in the group" in label for label in sam.screen.labels):
        sam.press("More")
    sam.press("People in the group", "Asha", "Change the role", "Facilitator")
    sam.start()
    sam.press("For the facilitator", "Plan a board meeting")
    sam.press_data("meetings.day:0:")
    sam.press(*["Later days"] * 8)
    sam.press_data("meetings.hour:0:")
    sam.press_data("meetings.where:")
    sam.press("No place yet", "Yes, plan it")
    for number, phone in enumerate((sam, asha)):
        data = f"meetings.plan:1:2031112{number}:11:1"
        table.line.post("/practice/press", phone=phone.id, message_id=phone.screen.number, data=data)
    table.settle()
    titles = [phone.messages()[-1].title + " ".join(b.title for b in phone.messages()[-3:]) for phone in (sam, asha)]
    assert sum("else changed" in title for title in titles) == 1


@settings(max_examples=60, deadline=None)
@given(data=st.one_of(
    st.text(min_size=1, max_size=40),
    st.builds(
        lambda name, args: ":".join([name, *args]),
        st.sampled_from(NAMES),
        st.lists(st.one_of(st.integers(-(10**20), 10**20).map(str), st.text(max_size=6)), max_size=4),
    ),
).filter(lambda text: 0 < len(text.encode("utf-8", "surrogatepass")) <= TAP_LIMIT and text.isprintable()))  # fmt: skip
def test_forged_buttons_get_a_kind_answer(table: World, data: str) -> None:
    tom = table.phone("Tom")
    assert tom.forge(data).buttons


@settings(max_examples=40, deadline=None)
@given(text=st.text(min_size=1, max_size=200).filter(lambda text: text.strip() and "\x00" not in text))
def test_any_words_get_a_kind_answer(table: World, text: str) -> None:
    table.phone("Lily").say(text.encode("utf-8", "ignore").decode() or "?")


@settings(max_examples=30, deadline=None)
@given(payload=st.one_of(
    st.text("abcXYZ019_-", max_size=64),
    st.builds(lambda name, n: f"{name}_{n}", st.sampled_from(sorted(all_routes().starts)), st.integers(0, 10**30)),
))  # fmt: skip
def test_any_link_gets_a_kind_answer(table: World, payload: str) -> None:
    assert table.phone("Carys").start(payload).buttons
