"""Promises of voices: how it is read out, and in which language."""

import io

import av
import pytest

from bot.languages import Language
from bot.media.voices import speak
from bot.media.work import CannotMake, Why
from tests.tongues import ALL, examples


@pytest.mark.parametrize("language", ALL)
def test_words_become_a_voice_message_with_a_pause_at_the_end(language: Language) -> None:
    spoken = speak(examples(language)["spoken"], language.code)
    assert spoken.startswith(b"OggS")
    assert 1.2 < _seconds(spoken) < 4.0


def test_nothing_to_say_is_an_honest_no() -> None:
    with pytest.raises(CannotMake) as no:
        speak("🚌", "en")
    assert no.value.why is Why.NO_WORDS


def test_what_nobody_would_listen_to_is_not_read_out() -> None:
    with pytest.raises(CannotMake) as no:
        speak("The bus is late. " * 500, "en")
    assert no.value.why is Why.TOO_LARGE


def test_nobody_speaks_a_language_with_the_voice_of_another() -> None:
    speak("The bus is late.", "en")
    with pytest.raises(CannotMake) as no:
        speak("nuqneH", "tlh")
    assert no.value.why is Why.NO_VOICE


def test_words_are_read_at_a_calm_pace() -> None:
    text = "\n".join(["You can vote until Friday 5 June at 5 in the afternoon."] * 6)
    assert 130 <= len(text.split()) / (_seconds(speak(text, "en")) / 60) <= 150


def _seconds(spoken: bytes) -> float:
    with av.open(io.BytesIO(spoken), "r") as container:
        return sum(frame.samples for frame in container.decode(audio=0)) / 48_000
