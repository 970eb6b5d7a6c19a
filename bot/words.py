"""From keys to words: dates, times and lists as people say them, and which languages can be chosen.

One catalogue file per feature and language: `locales/en/elections.po` holds every key that starts
with `elections.`. English is a catalogue like the others, so a group can change it. What else must be known
about a language stands beside them (`bot.languages`).
"""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from string import Formatter
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from bot.languages import FIRST, LOCALES, Language, Status, language, languages

T = TypeVar("T")
_FRAME = (
    "home.listen", "home.help", "home.back", "home.home", "home.midday", "home.moment", "home.you_can_press",
    "home.refused.old_button",
)  # fmt: skip
"""What stands on every screen: a draft that lacks one of them cannot be chosen yet."""
_MIDDAY = 12
_IN_A_LINE = 3


class Untranslated(Exception):  # noqa: N818 - a state of the words
    """A language has no words for a key yet: whoever draws the screen draws all of it in the first language."""


def whole(words: "Words", draw: "Callable[[Words], T]") -> "tuple[T, Words]":
    """What is drawn, and the words it is drawn in: all in this language, or else all in the first one."""
    try:
        return draw(words), words
    except Untranslated:
        last = words.last()
        return draw(last), last


@cache
def read_catalogue(code: str, feature: str) -> Catalog:
    """A file as translators wrote it; empty when there is none."""
    path = LOCALES / code / f"{feature}.po"
    if not path.exists():
        return Catalog(locale=language(code).babel)
    with path.open("rb") as source:
        return read_po(source, locale=language(code).babel)


def translated(code: str, feature: str) -> Mapping[str, Message]:
    """The messages of a feature that can be shown: with words in each form, and with the gaps of the first language."""
    first = {_key(message): message for message in read_catalogue(FIRST, feature) if message.id}
    here = {_key(message): message for message in read_catalogue(code, feature) if message.id and not message.fuzzy}
    return {key: message for key, message in here.items() if key in first and _fits(message, first[key])}


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def forms(message: Message) -> tuple[str, ...]:
    """Its words, in each plural form."""
    return tuple(map(str, message.string)) if isinstance(message.string, tuple) else (str(message.string or ""),)


def gaps(message: Message) -> frozenset[str]:
    """The names of its gaps."""
    return frozenset(gap for form in forms(message) for _, gap, _, _ in Formatter().parse(form) if gap is not None)


def _fits(message: Message, first: Message) -> bool:
    return all(forms(message)) and gaps(message) == gaps(first) and message.pluralizable == first.pluralizable


@cache
def catalogue(code: str, feature: str) -> Translations:
    """One feature's words in one language; empty when there are none."""
    usable = Catalog(locale=language(code).babel)
    usable.mime_headers = read_catalogue(code, feature).mime_headers
    for message in translated(code, feature).values():
        usable[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, usable)
    compiled.seek(0)
    return Translations(compiled)


@cache
def keys(feature: str) -> tuple[str, ...]:
    """Every key of a feature, as the first language has them."""
    return tuple(translated(FIRST, feature))


def missing(code: str, feature: str) -> tuple[str, ...]:
    """The keys that a language cannot show: screens with one of them fall back to the first language."""
    here = translated(code, feature)
    return tuple(key for key in keys(feature) if key not in here)


@cache
def own_lines() -> frozenset[str]:
    """What the bot says in one line and in every language, without those that have gaps: nobody is called so.

    It reads every catalogue, which takes a third of a second, so it is worked out beside everything else after a start.
    """
    said = (
        form
        for code in languages()
        for path in sorted((LOCALES / code).glob("*.po"))
        for key, message in translated(code, path.stem).items()
        # What a picture shows and what a file is called is no line on a screen: a star can be a name, too.
        if not key.endswith(("alt", ".file"))
        for form in forms(message)
    )
    lines = (line for form in said for line in form.split("\n") if line and "{" not in line)
    return frozenset(each for line in lines for each in (line, *_after_comma(line)))


def _after_comma(line: str) -> tuple[str, ...]:
    """What "Yes, send my vote" asks for: beside it a name like that would be pressed instead."""
    asked = line.partition(", ")[2]
    return (asked,) if " " in asked else ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, with times in one zone.

    Args:
        is_last: what a screen falls back to: it stays in its language, whatever is asked of it.

    Raises:
        Untranslated: from `text`, `plural` and what uses them, for a key that this language does not have yet.
        LookupError: from the same, for a key that no catalogue has: our mistake.
    """

    language: str
    zone: ZoneInfo
    is_last: bool = False

    def in_language(self, code: str) -> "Words":
        """The same in another language."""
        return self if self.is_last else Words(code, self.zone)

    def last(self) -> "Words":
        """What a screen is drawn in when this language does not have all its words."""
        return Words(FIRST, self.zone, is_last=True)

    @property
    def known(self) -> Language:
        """What is known about the language."""
        return language(self.language)

    def text(self, key: str, /, **gaps: object) -> str:
        """The words of `key` with its `{gaps}` filled."""
        return self._as_written(key).format_map(gaps)

    def plural(self, key: str, n: int, /, **gaps: object) -> str:
        """The words of `key` in the form that `n` asks for; `{n}` is filled with it."""
        return self._found(key, lambda c: c.ngettext(key, key, n)).format_map({"n": n, **gaps})

    def lines(self, key: str, /, **gaps: object) -> tuple[str, ...]:
        """The words of a key that holds several sentences, one per line."""
        return tuple(self.text(key, **gaps).split("\n"))

    def all_texts(self, feature: str) -> dict[str, str]:
        """Every text of a feature by its key, its `{gaps}` unfilled: for a page that fills them itself."""
        return {key: self._as_written(key) for key in keys(feature)}

    def _as_written(self, key: str) -> str:
        return self._found(key, lambda c: c.gettext(key))

    def _found(self, key: str, look: Callable[[Translations], str]) -> str:
        words = look(catalogue(self.language, key.partition(".")[0]))
        if words and words != key:
            return words
        if self.language == FIRST:
            raise LookupError(key)
        raise Untranslated(key)

    def hard_words(self) -> Mapping[str, str]:
        """Each hard word and other forms of it, with its explanation, sentences on lines of their own."""
        return self.known.hard_words

    def spoken(self, numbers: Iterable[int]) -> str:
        """`sun, bike, apple` and, on the next line, `goat, moon, hat`: numbers from 0 to 255, to be read out."""
        if not self.known.six_words:
            raise Untranslated("six_words")
        said = [self.known.six_words[number] for number in numbers]
        return "\n".join(", ".join(said[n : n + _IN_A_LINE]) for n in range(0, len(said), _IN_A_LINE))

    def country(self, code: str) -> str:
        """The name of a country, by its two letters of ISO 3166."""
        return str(Locale.parse(self.known.babel).territories[code])

    def date(self, day: dt.date | datetime) -> str:
        """`Friday 5 June 2026`; a moment is first taken to the local zone."""
        if isinstance(day, datetime):
            day = day.astimezone(self.zone).date()
        return _repaired(format_date(day, self.known.times.date, locale=self.known.babel), self.known.times.date_inside)

    def day(self, day: dt.date) -> str:
        """`Friday 5 June`, for a button: the year stands on the next screen."""
        return _repaired(
            format_date(day, self.known.times.day, locale=self.known.babel), self.known.times.day_on_button
        )

    def short_day(self, moment: datetime) -> str:
        """`5 June`, for a button in half a row."""
        return format_date(moment.astimezone(self.zone), self.known.times.day.lstrip("E, "), locale=self.known.babel)

    def weekday(self, day: dt.date) -> str:
        """`Friday`, for a page of a calendar."""
        return format_date(day, "EEEE", locale=self.known.babel)

    def month(self, day: dt.date) -> str:
        """`June 2026`, for a button."""
        return format_date(day, "LLLL y", locale=self.known.babel)

    def time(self, moment: datetime) -> str:
        """`2:30 in the afternoon`, `5 in the afternoon`, `12 midday`."""
        local = moment.astimezone(self.zone)
        return self._clock(local, self.known.times.clock if local.minute else self.known.times.hour)

    def hour(self, hour: int) -> str:
        """`5 in the afternoon`, for a full hour of the day, short enough for a button."""
        times = self.known.times.hour_on_button
        return self._clock(datetime.combine(dt.date.min + dt.timedelta(days=1), dt.time(hour), self.zone), times)

    def _clock(self, local: datetime, pattern: str) -> str:
        if (local.hour, local.minute) == (_MIDDAY, 0):
            return self.text("home.midday")
        return format_time(local, pattern, locale=self.known.babel)

    def moment(self, moment: datetime) -> str:
        """`Friday 5 June 2026 at 5 in the afternoon`."""
        return _moment(self, moment)

    def heading(self, said: str) -> str:
        """What a line begins with: days of the week and jobs from notes ("the bus manager") can have no capital."""
        return said[:1].upper() + said[1:]

    def all_of(self, names: Iterable[str]) -> str:
        """`Ben, Mina and Sam`."""
        listed = format_list(list(names), locale=self.known.babel)
        for babel, said in self.known.times.lists:
            listed = re.sub(babel, said, listed)
        return listed

    def comes(self, moment: datetime, *, now: datetime) -> str:
        """`now`, `today at 9 in the morning`, `tomorrow at 9 in the morning`: when a letter reaches somebody.

        Only for who reads it at once: on a screen that is read days later, "tomorrow" would be another day.
        """
        if moment <= now:
            return self.text("home.comes.now")
        is_today = moment.astimezone(self.zone).date() == now.astimezone(self.zone).date()
        return self.text("home.comes.today" if is_today else "home.comes.tomorrow", time=self.time(moment))

    def nearest(self, day: dt.date, today: dt.date) -> str:
        """`today`, `tomorrow`, `in 5 days`, `in 2 weeks`: said beside the date, never in its place."""
        days = (day - today).days
        week = 7
        if days <= 0:
            return self.text("home.today")
        if days == 1:
            return self.text("home.tomorrow")
        if days < 2 * week:
            return self.plural("home.in_days", days)
        return self.plural("home.in_weeks", days // week)


_drafts_are_offered = False


def offer_drafts(*, yes: bool = True) -> None:
    """Let people choose drafts, too: said once, at the start, where only practice phones are."""
    global _drafts_are_offered
    _drafts_are_offered = yes


def offered() -> tuple[Language, ...]:
    """The languages that people can choose, the first one first."""
    return tuple(each for each in languages().values() if each.status is not Status.DRAFT or _is_ready_draft(each))


def _is_ready_draft(draft: Language) -> bool:
    return _drafts_are_offered and all(catalogue(draft.code, "home").gettext(key) not in ("", key) for key in _FRAME)


def language_of(code: str | None) -> str:
    """The bot's language for Telegram's language code; the first one for one that nobody can choose."""
    tag = (code or "").split("-")[0].lower()
    return tag if any(tag == each.code for each in offered()) else FIRST


def _repaired(written: str, repairs: Iterable[tuple[str, str]]) -> str:
    """What CLDR writes, as people write it."""
    for babel, said in repairs:
        written = written.replace(babel, said)
    return written


@lru_cache(maxsize=256)
def _moment(words: Words, moment: datetime) -> str:
    """The end of a vote is said to every voter: Babel writes it once."""
    return words.text("home.moment", date=words.date(moment), time=words.time(moment))
