"""Which voices there are on this computer, by name, without loading any of them: so everybody may ask."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_LOCALES = Path(__file__).parents[3] / "locales"
_laid: list[Path] = []


@cache
def _called() -> Mapping[str, Mapping[str, Any]]:
    """What voices call each language, as its folder says. The worker has no room for all of `bot.languages`."""
    files = _LOCALES.glob("*/language.toml")
    return {file.parent.name: tomllib.loads(file.read_text("utf-8"))["voices"] for file in files}


def lay_down(folder: Path | None) -> None:
    """From now on voices are looked for in this folder of an administrator, too. None: in no folder."""
    _laid[:] = [] if folder is None else [folder]


def model_of(language: str) -> tuple[Path, str] | None:
    """The model that speaks this language, and its accent: of those in the folder the one named first."""
    models = _called().get(language, {}).get("models", ())
    models_there = [(folder / name, accent) for folder in _laid for name, accent in models]
    return next((model for model in models_there if model[0].is_file()), None)


def with_models() -> tuple[str, ...]:
    """The languages of which a model in the folder speaks each."""
    return tuple(language for language in _called() if model_of(language) is not None)


def pico_of(language: str) -> str:
    """What Pico calls this language; empty when it does not speak it."""
    return str(_called().get(language, {}).get("pico", ""))


def espeak_of(language: str) -> str:
    """What espeak-ng calls this language."""
    return str(_called().get(language, {}).get("espeak", language))


def names_of_voices(language: str) -> tuple[str, ...]:
    """The voices that may speak this language, the best first. The last one is always there."""
    there = {
        "models": model_of(language) is not None and find_spec("hibari") is not None,
        "pico": bool(pico_of(language)) and find_spec("py_nanotts") is not None,
    }
    return (*(name for name, is_there in there.items() if is_there), "espeak")
