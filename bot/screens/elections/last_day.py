"""The last whole day for what people can do, when on the morning after it a vote ends by itself."""

from datetime import datetime, timedelta

from bot.words import Words


def last_day(words: Words, key: str, end_at: datetime | None) -> tuple[str, ...]:
    """Lines that name it; none where nothing ends by itself. `key`: of words with `{day}`."""
    return () if end_at is None else words.lines(key, day=words.date(end_at - timedelta(days=1)))
