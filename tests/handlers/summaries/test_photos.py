"""Promises of photos on the news: shown with words for those who do not see them, and gone with who sent them."""

from dataclasses import replace

import pytest

from bot.ids import FileId
from bot.languages import FIRST
from bot.media.concepts import DEFAULT
from bot.rules.summaries import PHOTO_WORDS_MOST
from bot.screen import Paper, Pictogram, Screen, tap
from bot.services.elections.photos import refuse_photo
from handlers.summaries.pictures import picture_of
from tests.handlers.summaries.table import Board
from tests.screens.examples.summaries import CARD


def _photo(screen: Screen) -> FileId | None:
    assert isinstance(screen.picture, Pictogram)
    return screen.picture.photo


@pytest.fixture
def photographed(board: Board) -> Board:
    """A card with a photo that Mina sent, and what it shows."""
    board.write_cards()
    board.play.tap(board.mina, tap("summaries.card", board.cards[0].id))
    board.play.say(board.mina, photo="a-bus-stop")
    board.play.say(board.mina, "The new bus stop")
    return board


def test_a_photo_stands_on_the_card_when_somebody_said_what_it_shows(board: Board) -> None:
    board.write_cards()
    play, card = board.play, board.cards[0].id
    play.tap(board.mina, tap("summaries.picture", card, 0))
    assert "What does the photo show?" in play.say(board.mina, photo="a-bus-stop").title
    assert _photo(play.tap(board.mina, tap("summaries.card", card))) is None
    play.tap(board.mina, tap("summaries.photo_words", card, board.cards[0].version))
    shown = play.say(board.mina, "The new bus stop")
    assert _photo(shown) == board.cards[0].photo
    assert "In the photo: The new bus stop" in shown.lines


def test_what_it_shows_is_said_in_a_few_words(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.mina, tap("summaries.card", board.cards[0].id))
    play.say(board.mina, photo="a-bus-stop")
    assert "words" in " ".join(play.say(board.mina, voice="spoken").lines)
    play.say(board.mina, "a" * (PHOTO_WORDS_MOST + 1))
    assert board.cards[0].shown_photo is None


def test_members_see_the_photo_in_the_news_and_on_paper(photographed: Board) -> None:
    photo = photographed.cards[0].photo
    photographed.publish()
    read = photographed.play.tap(photographed.ben, tap("summaries.read", photographed.summary, 1))
    assert (_photo(read), "In the photo: The new bus stop" in read.lines) == (photo, True)
    enclosed = photographed.play.tap(photographed.mina, tap("summaries.paper", photographed.summary)).enclosed
    (paper,) = (each for each in enclosed if isinstance(each, Paper))
    assert ("The new bus stop", photo) in [(block.alt, block.photo) for block in paper.blocks]


def test_one_of_our_pictures_takes_the_place_of_the_photo(photographed: Board) -> None:
    shown = photographed.play.tap(photographed.mina, tap("summaries.draw", photographed.cards[0].id, "train"))
    assert (_photo(shown), shown.title[0], photographed.cards[0].photo_alt) == (None, "🚆", "")


def test_who_sent_a_photo_that_cannot_be_shown_hears_it_and_can_send_another_one(photographed: Board) -> None:
    play, photo = photographed.play, photographed.cards[0].photo
    assert photo is not None
    play.heard(photographed.mina)
    play.store.run_now(refuse_photo, photo, now=play.now)
    (told,) = play.heard(photographed.mina)
    assert (told.title, photographed.cards[0].photo) == ("📷 We cannot show the photo", None)
    play.press(photographed.mina, "Another picture")
    assert "What does the photo show?" in play.say(photographed.mina, photo="another").title


def test_a_photo_goes_with_who_sent_it_also_from_news_that_are_out(photographed: Board) -> None:
    photographed.publish()
    photographed.play.tap(photographed.mina, tap("people.deleted"))
    read = photographed.play.tap(photographed.ben, tap("summaries.read", photographed.summary, 1))
    assert (_photo(read), any("bus stop" in line for line in read.lines)) == (None, False)


def test_a_card_that_speaks_of_what_has_no_emoji_is_drawn_by_a_groups_own_picture_of_it() -> None:
    card = replace(CARD, heading="The rent goes up", lines=("It is more from June.",), emoji=DEFAULT)
    assert picture_of(card, FIRST).emoji == "rent"
    assert picture_of(card, FIRST).alt == "The rent goes up"


def test_a_picture_that_somebody_chose_stays_whatever_the_words_speak_of() -> None:
    assert picture_of(replace(CARD, heading="The rent goes up"), FIRST).emoji == CARD.emoji
