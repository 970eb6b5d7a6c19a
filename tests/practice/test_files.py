"""Promises about files: recordings become Telegram voices, and a QR code on paper can be tapped."""

import io
from datetime import UTC, date, datetime

import av
import pytest
from PIL import Image

from bot.media import papers
from bot.media.recordings import as_voice
from bot.practice import files
from bot.rules.calendars import Event, calendar
from bot.screen import Block, Paper


def recording(codec: str, form: str) -> bytes:
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
    voice = as_voice(recording("libopus", "webm"))

    assert files.type_of(voice) == "audio/ogg"
    assert files.seconds(voice) in (1, 2)


def test_a_calendar_is_a_file_that_a_computer_opens_with_its_calendar() -> None:
    made = calendar([Event("a@b", "Meeting", date(2026, 7, 31))], now=datetime(2026, 6, 1, tzinfo=UTC)).encode()
    told = files.media({"file_id": "x"}, made, name="calendar.ics", kind="document")["document"]
    assert (told["file_name"], told["mime_type"]) == ("calendar.ics", "text/calendar")


@pytest.mark.parametrize("content", [b"OggS", b"", b"OggS practice"])
def test_a_voice_that_can_not_be_read_has_a_second(content: bytes) -> None:
    assert files.seconds(content) == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_size_of_a_photo_is_read_from_its_first_bytes(kind: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (31, 17)).save(out, kind, progressive=True)
    assert files.photo_size(out.getvalue()[: len(out.getvalue()) - 100]) == (31, 17)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8", b"\xff\xd8nothing", b"\x89PNG\r\n\x1a\nnothing at all here", b"GIF89a"]
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(files.Unusable):
        files.photo_size(content)


def test_the_link_behind_a_code_on_paper_is_found() -> None:
    link = "https://t.me/SayNextBot?start=join_abc-_1"
    block = Block("How to join", "📱", "A code to scan", ("Scan this.",), qr=link)
    poster = Paper(file_name="p", title="Join us", language="en", blocks=(block,), foot=(), poster=True)

    assert files.links_in(papers.print_paper(poster, {}).content) == (link,)
    assert files.links_in(b"no paper") == ()
