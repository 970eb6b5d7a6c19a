"""One function for each kind of work. Only in the worker: here FFmpeg, Typst, Pillow and espeak-ng are loaded."""

from pathlib import Path
from typing import assert_never

from bot.media import emoji, papers, photos, pictures, recordings, samples, voices
from bot.media.speakers.names import lay_down
from bot.media.work import Drawing, Made, Printing, Recording, Sample, Shrinking, Speech, Work
from bot.screen import Pictogram


def make(work: Work) -> Made:
    """Make it. Raises CannotMake."""
    match work:
        case Speech(text, language, voice, slow):
            return Made(voices.speak(text, language, voice=voice, slow=slow))
        case Drawing(picture, faces):
            return Made(pictures.draw(picture, faces))
        case Printing(paper, faces, ends):
            return papers.print_paper(paper, faces, ends)
        case Shrinking(content):
            return Made(photos.shrink(content))
        case Recording(content):
            return Made(recordings.as_voice(content))
        case Sample(number):
            return Made(samples.sample_photo(number))
        case _:
            assert_never(work)


def warm(folder: Path | None) -> None:
    """Do beforehand what the first piece of work would wait for.

    Args:
        folder: voice models of an administrator.
    """
    lay_down(folder)
    pictures.draw(Pictogram(emoji.INSTEAD, ""), {})
    voices.speakers()
