"""Which voices there are on this computer, by name, without loading any of them: so everybody may ask."""

from collections.abc import Mapping
from importlib.util import find_spec

PICO: Mapping[str, str] = {"en": "en-GB", "de": "de-DE", "es": "es-ES", "fr": "fr-FR", "it": "it-IT"}
"""The languages that Pico speaks, with its names for them: British English."""


def names_of_voices(language: str) -> tuple[str, ...]:
    """The voices that may speak this language, the best first. The last one is always there."""
    return (*(("pico",) if language in PICO and find_spec("py_nanotts") is not None else ()), "espeak")
