"""Which voices there are on this computer, by name, without loading any of them: so everybody may ask."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

PICO: Mapping[str, str] = {"en": "en-GB", "de": "de-DE", "es": "es-ES", "fr": "fr-FR", "it": "it-IT"}
"""The languages that Pico speaks, with its names for them: British English."""
MODELS: Mapping[str, Mapping[str, str]] = {"en": {"en.onnx": "emma", "en-US.onnx": "heart"}}
"""Files of models by language, the first one found wins, each with the accent whose sounds it was taught."""
_laid: list[Path] = []


def lay_down(folder: Path | None) -> None:
    """From now on voices are looked for in this folder of an administrator, too. None: in no folder."""
    _laid[:] = [] if folder is None else [folder]


def model_of(language: str) -> tuple[Path, str] | None:
    """The model that speaks this language, and its accent."""
    places = [(folder / name, accent) for folder in _laid for name, accent in MODELS.get(language, {}).items()]
    return next((place for place in places if place[0].is_file()), None)


def names_of_voices(language: str) -> tuple[str, ...]:
    """The voices that may speak this language, the best first. The last one is always there."""
    there = {
        "models": model_of(language) is not None and find_spec("hibari") is not None,
        "pico": language in PICO and find_spec("py_nanotts") is not None,
    }
    return (*(name for name, is_there in there.items() if is_there), "espeak")
