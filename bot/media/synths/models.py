"""Voice models that an administrator laid into a folder: the most natural voices, if the package for them is there.

Only in the worker: models are large. Nothing is fetched: a model that is not in the folder does not speak.
"""

from typing import Any

from hibari import Hibari

from bot.media.synths.names import model_of, with_models
from bot.media.synths.synth import Sound

_SPEED = 0.92
"""As the models count it, at a pace of 1."""


class Models:
    """The models of the folder, loaded and tried, because the first sentence takes some seconds."""

    name = "models"

    def __init__(self) -> None:
        found = {language: model_of(language) for language in with_models()}
        self._engines: dict[str, Any] = {
            language: Hibari(voice=model[1], model=str(model[0])) for language, model in found.items() if model
        }
        for language in self._engines:
            self.say("1", language, pace=1.0)

    def speaks(self, language: str) -> bool:
        """Whether it speaks this language."""
        return language in self._engines

    def say(self, line: str, language: str, *, pace: float) -> Sound:
        """One line. Raises RuntimeError, ValueError: it cannot."""
        engine = self._engines[language]
        heard = engine(line, speed=_SPEED * pace, seed=1)
        return Sound((heard.clip(-1, 1) * 32_767).astype("<i2").tobytes(), engine.sample_rate)
