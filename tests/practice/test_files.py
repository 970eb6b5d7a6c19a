"""Promises about files: recordings become Telegram voices, and a QR code on paper can be tapped."""

import io

import av
import pytest

from bot.media import papers
from bot.practice import files
from bot.screen import Block, Paper


def _recording(codec: str, form: str) -> bytes:
    """A second of silence as a browser records it."""
    out = io.BytesIO()
    with av.open(out, "w", format=form) as target:
        stream = target.add_stream(codec, rate=48_000, layout="mono")
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame(format="flt", layout="mono", samples=48_000)
        frame.sample_rate = 48_000
        frame.planes[0].update(bytes(48_000 * 4))
        resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000, frame_size=960)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            target.mux(stream.encode(piece))
        target.mux(stream.encode(None))
    return out.getvalue()


def test_a_recording_of_a_browser_becomes_a_telegram_voice() -> None:
    voice = files.as_voice(_recording("libopus", "webm"))

    assert files.type_of(voice) == "audio/ogg"
    assert files.seconds(voice) in (1, 2)


@pytest.mark.parametrize("content", [b"OggS practice", b"", b"no sound"])
def test_what_can_not_be_a_voice_stays_as_it_is(content: bytes) -> None:
    assert files.as_voice(content) == content


def test_the_link_behind_a_code_on_paper_is_found() -> None:
    link = "https://t.me/SayNextBot?start=join_abc-_1"
    block = Block("How to join", "📱", "A code to scan", ("Scan this.",), qr=link)
    poster = Paper(file_name="p", title="Join us", language="en", blocks=(block,), foot=(), poster=True)

    assert files.links_in(papers.print_paper(poster, {})) == (link,)
    assert files.links_in(b"no paper") == ()
