"""From keys to words: the only place that uses Babel. Dates, times and lists as people say them.

One catalogue file per feature and language: `locales/en/elections.po` holds every key that starts
with `elections.`. English is a catalogue like the others, so a group can change it. Beside them stand the
hard words of board papers with their explanations (`hard_words.tsv`).
"""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LOCALES = Path(__file__).parent.parent / "locales"
LANGUAGES: Mapping[str, str] = {"en": "English", "cy": "Cymraeg"}
"""Every language of the bot, named in itself, the first one being the fallback."""
UNCHECKED = frozenset({"cy"})
"""Languages whose words no native reader has checked yet. It is said where a language is chosen."""
_BABEL = {"en": "en_GB", "cy": "cy"}
_DATES = {"en": "EEEE d MMMM y", "cy": "EEEE d MMMM y"}
_DAYS = {"en": "EEEE d MMMM", "cy": "EEEE d MMMM"}
_HOURS = {"en": "h B", "cy": "h 'o''r gloch' B"}
_WELSH_AND = re.compile(r",? a\(c\) (?=(.))")
_MIDDAY = 12


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale=_BABEL[language])


@cache
def catalogue(language: str, feature: str) -> Translations:
    """One feature's words in one language; empty when there is no such file."""
    path = LOCALES / language / f"{feature}.po"
    if not path.exists():
        return Translations()
    parsed = _read(path, language)
    compiled = io.BytesIO()
    write_mo(compiled, parsed)
    compiled.seek(0)
    return Translations(compiled)


@cache
def _hard_words(language: str) -> Mapping[str, str]:
    path = LOCALES / language / "hard_words.tsv"
    rows = path.read_text("utf-8").splitlines() if path.exists() else []
    found: dict[str, str] = {}
    for row in rows:
        if row and not row.startswith("#"):
            word, forms, meaning = row.split("\t")
            explained = "\n".join(sentence.strip() for sentence in meaning.split(" / "))
            found |= dict.fromkeys((word, *filter(None, forms.split(","))), explained)
    return MappingProxyType(found)


@cache
def keys(feature: str) -> tuple[str, ...]:
    """Every key of a feature, as the fallback language has them."""
    with (LOCALES / next(iter(LANGUAGES)) / f"{feature}.po").open("rb") as source:
        return tuple(str(message.id) for message in read_po(source) if message.id)


def own_lines() -> frozenset[str]:
    """What the bot says in one line and in every language, without those that have gaps: nobody is called so."""
    said = (
        form
        for language in LANGUAGES
        for path in sorted((LOCALES / language).glob("*.po"))
        for message in _read(path, language)
        # What a picture shows and what a file is called is no line on a screen; Seren is a star and a name.
        if message.id and not str(message.id).endswith(("alt", ".file"))
        for form in ([message.string] if isinstance(message.string, str) else message.string or ())
    )
    return frozenset(line for form in said for line in form.split("\n") if line and "{" not in line)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, with times in one zone.

    Raises:
        LookupError: from `text` and `plural`, for a key that no catalogue has: our mistake.
    """

    language: str
    zone: ZoneInfo

    def in_language(self, language: str) -> "Words":
        """The same in another language."""
        return Words(language, self.zone)

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
        feature = key.partition(".")[0]
        for language in (self.language, next(iter(LANGUAGES))):
            words = look(catalogue(language, feature))
            if words != key:
                return words
        raise LookupError(key)

    def hard_words(self) -> Mapping[str, str]:
        """Each hard word and other forms of it, with its explanation, sentences on lines of their own."""
        return _hard_words(self.language)

    def has(self, key: str) -> bool:
        """Whether there are words for this key, in this language or the fallback."""
        try:
            self._found(key, lambda c: c.gettext(key))
        except LookupError:
            return False
        return True

    def date(self, day: dt.date | datetime) -> str:
        """`Friday 5 June 2026`; a moment is first taken to the local zone."""
        if isinstance(day, datetime):
            day = day.astimezone(self.zone).date()
        # Babel has the days of the week as they begin a line: in the middle of one, Welsh writes "dydd Gwener".
        return format_date(day, _DATES[self.language], locale=_BABEL[self.language]).replace("Dydd ", "dydd ")

    def day(self, day: dt.date) -> str:
        """`Friday 5 June`, for a button: the year stands on the next screen."""
        return format_date(day, _DAYS[self.language], locale=_BABEL[self.language])

    def time(self, moment: datetime) -> str:
        """`2:30 in the afternoon`, `5 in the afternoon`, `12 midday`."""
        local = moment.astimezone(self.zone)
        return self._clock(local, "h:mm B" if local.minute else _HOURS[self.language])

    def hour(self, hour: int) -> str:
        """`5 in the afternoon`, for a full hour of the day, short enough for a button."""
        return self._clock(datetime.combine(dt.date.min + dt.timedelta(days=1), dt.time(hour), self.zone), "h B")

    def _clock(self, local: datetime, pattern: str) -> str:
        if (local.hour, local.minute) == (_MIDDAY, 0):
            return self.text("home.midday")
        return format_time(local, pattern, locale=_BABEL[self.language])

    def moment(self, moment: datetime) -> str:
        """`Friday 5 June 2026 at 5 in the afternoon`."""
        return _moment(self, moment)

    def heading(self, said: str) -> str:
        """What a line begins with: Welsh has "Dydd" there, and jobs from notes ("the bus manager") have no capital."""
        return said[:1].upper() + said[1:]

    def all_of(self, names: Iterable[str]) -> str:
        """`Ben, Mina and Sam`; in Welsh "ac" stands before a vowel, where Babel writes "a(c)" for both."""
        listed = format_list(list(names), locale=_BABEL[self.language])
        return _WELSH_AND.sub(lambda found: " ac " if found.group(1).casefold() in "aâeêiîoôuû" else " a ", listed)

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


def language_of(code: str | None) -> str:
    """The bot's language for Telegram's language code; the fallback for one it does not have."""
    tag = (code or "").split("-")[0].lower()
    return tag if tag in LANGUAGES else next(iter(LANGUAGES))


@lru_cache(maxsize=256)
def _moment(words: Words, moment: datetime) -> str:
    """The end of a vote is said to every voter: Babel writes it once."""
    return words.text("home.moment", date=words.date(moment), time=words.time(moment))
