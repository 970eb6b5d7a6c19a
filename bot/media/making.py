"""One function for each kind of work. Only in the worker: here FFmpeg, Typst, Pillow and espeak-ng are loaded."""

from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from typst import TypstError

from bot.media import emoji, papers, photos, pictures, recordings, samples, voices
from bot.media.drawing import can_draw
from bot.media.synths.names import lay_down
from bot.media.work import Drawing, Made, Pack, Printing, Recording, Sample, Shrinking, Speech, Work
from bot.screen import Pictogram


def make(work: Work) -> Made:
    """Make it. Raises CannotMake."""
    match work:
        case Speech(text, language, voice, slow):
            return Made(voices.speak(text, language, voice=voice, slow=slow))
        case Drawing(picture, faces, pack):
            return _without_broken(lambda whole: Made(pictures.draw(picture, faces, whole)), pack)
        case Printing(paper, faces, ends, pack):
            return _without_broken(lambda whole: papers.print_paper(paper, faces, ends, whole), pack)
        case Shrinking(content):
            return Made(photos.shrink(content))
        case Recording(content):
            return Made(recordings.as_voice(content))
        case Sample(number):
            return Made(samples.sample_photo(number))
        case _:
            assert_never(work)


def _without_broken(use: Callable[[Pack], Made], pack: Pack) -> Made:
    """Pictures that a group brought and that cannot be drawn are ours again; the others stay."""
    try:
        return use(pack)
    except TypstError:
        if not pack.drawings:
            raise
        whole = {sign: picture for sign, picture in pack.drawings.items() if can_draw(picture)}
        return use(Pack(whole, pack.credit if whole else ""))


def warm(folder: Path | None) -> None:
    """Do beforehand what the first piece of work would wait for.

    Args:
        folder: voice models of an administrator.
    """
    lay_down(folder)
    pictures.draw(Pictogram(emoji.INSTEAD, ""), {})
    voices.synths()
