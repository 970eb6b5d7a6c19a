"""Promises of voices: how it is read out, and in which language."""

import io
import math
import sys
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import SimpleNamespace

import av
import pytest

from bot.languages import FIRST, Language, languages
from bot.media import voices
from bot.media.loudness import levelled
from bot.media.synths.names import espeak_of, lay_down, model_of, names_of_voices, pico_of
from bot.media.synths.synth import Sound
from bot.media.voices import speak
from bot.media.work import CannotMake, Why
from tests.tongues import ALL, OTHER, examples


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


each_page = pytest.mark.parametrize(
    ("language", "text"), [(each.code, examples(each)["page"]) for each in ALL if "page" in examples(each)]
)


@each_page
def test_a_page_is_read_at_a_calm_pace(language: str, text: str) -> None:
    assert 120 <= _words_a_minute(text, speak(text, language)) <= 150


@each_page
def test_who_asked_for_it_is_spoken_to_more_slowly(language: str, text: str) -> None:
    assert 85 <= _words_a_minute(text, speak(text, language, slow=True)) <= 118


@each_page
def test_a_voice_is_as_loud_as_the_voices_of_people_and_never_breaks_up(language: str, text: str) -> None:
    loudness, peak = _measured(speak(text, language))
    assert -16.6 <= loudness <= -15.4
    assert peak <= -1.5


@dataclass
class Fake:
    """Somebody who speaks, or fails."""

    name: str
    tongues: tuple[str, ...] = ("en",)
    fails: bool = False
    asked: list[str] = field(default_factory=list)

    def speaks(self, language: str) -> bool:
        return language in self.tongues

    def say(self, line: str, language: str, *, pace: float) -> Sound:
        self.asked.append(line)
        if self.fails:
            raise RuntimeError
        return Sound(bytes(16_000), 16_000)


def _heard(monkeypatch: pytest.MonkeyPatch, language: str, *fakes: Fake, voice: str = "") -> list[str]:
    """Who was asked to speak."""
    monkeypatch.setattr(voices, "synths", lambda: fakes)
    speak("One.\nTwo.", language, voice=voice)
    return [fake.name for fake in fakes if fake.asked]


def test_the_best_voice_that_speaks_the_language_says_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    best, last = Fake("best"), Fake("last", (FIRST, OTHER.code))
    assert _heard(monkeypatch, "en", best, last) == ["best"]
    assert best.asked == ["One.", "Two."]
    assert _heard(monkeypatch, OTHER.code, Fake("best"), last) == ["last"]


def test_who_likes_another_voice_hears_that_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _heard(monkeypatch, "en", Fake("best"), Fake("last"), voice="last") == ["last"]
    assert _heard(monkeypatch, "en", Fake("best"), Fake("last"), voice="gone") == ["best"]


def test_a_voice_that_fails_is_replaced_by_the_next_one_silently(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _heard(monkeypatch, "en", Fake("best", fails=True), Fake("last")) == ["best", "last"]


def test_the_voices_that_are_offered_are_those_that_speak() -> None:
    for language in (FIRST, OTHER.code):
        assert names_of_voices(language) == tuple(each.name for each in voices.synths() if each.speaks(language))


def test_the_packaged_voice_is_british(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, float]] = []

    class NanoTTS:
        def speak(self, text: str, *, voice: str, speed: float) -> bytes:
            asked.append((voice, speed))
            return bytes(32_000)

    monkeypatch.setitem(sys.modules, "py_nanotts", SimpleNamespace(NanoTTS=NanoTTS))
    monkeypatch.delitem(sys.modules, "bot.media.synths.pico", raising=False)
    pico = import_module("bot.media.synths.pico").Pico()
    assert pico.say("The bus is late.", "en", pace=1.0) == Sound(bytes(32_000), 16_000)
    pico.say("The bus is late.", "en", pace=0.75)
    assert [voice for voice, _ in asked] == ["en-GB", "en-GB"]
    assert asked[1][1] == pytest.approx(asked[0][1] * 0.75)
    assert pico.speaks("en")
    assert not pico.speaks("xx")


class Audio(list[float]):
    """What a model gives back, as numpy would."""

    def clip(self, low: float, high: float) -> "Audio":
        return Audio(max(low, min(high, each)) for each in self)

    def __mul__(self, times: object) -> "Audio":
        assert isinstance(times, int)
        return Audio(each * times for each in self)

    def astype(self, kind: str) -> "array[int]":
        assert kind == "<i2"
        return array("h", map(int, self))


@dataclass
class Hibari:
    """A package for models that says how it was opened."""

    voice: str
    model: str
    sample_rate: int = 24_000

    def __call__(self, line: str, *, speed: float, seed: int) -> Audio:
        if "broken" in Path(self.model).read_text("ascii"):
            raise KeyError(line)
        return Audio([0.5, -2.0])


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of models, and the package for them."""
    monkeypatch.setitem(sys.modules, "hibari", SimpleNamespace(Hibari=Hibari, __spec__=ModuleSpec("hibari", None)))
    monkeypatch.delitem(sys.modules, "bot.media.synths.models", raising=False)
    lay_down(tmp_path)
    voices.synths.cache_clear()
    yield tmp_path
    lay_down(None)
    voices.synths.cache_clear()
    sys.modules.pop("bot.media.synths.models", None)


def test_a_model_in_the_folder_speaks_first_and_fetches_nothing(models: Path) -> None:
    (models / "en.onnx").write_text("model", "ascii")
    (models / "en-US.onnx").write_text("model", "ascii")
    first = voices.synths()[0]
    assert (first.name, first.speaks("en"), first.speaks("cy")) == ("models", True, False)
    assert array("h", first.say("Buses.", "en", pace=1.0).samples) == array("h", [16_383, -32_767])
    assert names_of_voices("en")[0] == "models"
    assert model_of("en") == (models / "en.onnx", "emma")


def test_what_voices_call_a_language_stands_in_its_folder() -> None:
    for known in languages().values():
        assert (espeak_of(known.code), pico_of(known.code)) == (known.voices.espeak, known.voices.pico)
    assert (espeak_of("tlh"), pico_of("tlh"), names_of_voices("tlh")) == ("tlh", "", ("espeak",))


def test_an_american_model_speaks_where_there_is_no_british_one(models: Path) -> None:
    (models / "en-US.onnx").write_text("model", "ascii")
    assert model_of("en") == (models / "en-US.onnx", "heart")


@pytest.mark.parametrize("content", [None, "broken"])
def test_a_folder_without_a_model_that_works_changes_nothing(models: Path, content: str | None) -> None:
    if content is not None:
        (models / "en.onnx").write_text(content, "ascii")
    assert "models" not in [each.name for each in voices.synths() if each.speaks("en")]
    assert speak("The bus is late.", "en").startswith(b"OggS")


def test_what_is_nearly_silent_is_not_blown_up_into_noise() -> None:
    silence = bytes(48_000)
    assert levelled(silence, 24_000) == bytes(96_000)


def _words_a_minute(text: str, spoken: bytes) -> float:
    return len(text.split()) / (_seconds(spoken) / 60)


def _seconds(spoken: bytes) -> float:
    with av.open(io.BytesIO(spoken), "r") as container:
        return sum(frame.samples for frame in container.decode(audio=0)) / 48_000


def _measured(spoken: bytes) -> tuple[float, float]:
    """Loudness in LUFS, and the highest true peak in dB, as people hear it: after Opus."""
    with av.open(io.BytesIO(spoken), "r") as container:
        heard = list(container.decode(audio=0))
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=48_000, format=heard[0].format.name, layout="mono")
    meter, sink = graph.add("ebur128", "peak=true:metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    told: dict[str, str] = {}
    for frame in (*heard, None):
        graph.push(frame)
        told |= _pulled(graph)
    return float(told["lavfi.r128.I"]), 20 * math.log10(float(told["lavfi.r128.true_peak"]))


def _pulled(graph: av.filter.Graph) -> dict[str, str]:
    told: dict[str, str] = {}
    with suppress(BlockingIOError, EOFError):
        while True:
            told = dict(graph.pull().metadata)
    return told
