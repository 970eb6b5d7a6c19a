"""`make language CODE=pl`: writes the folder of a language, or brings it up to date, with the English beside each text.

What is there already stays. A text whose English has changed since is marked as fuzzy, so it is looked at again.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from babel.plural import PluralRule, to_gettext

from bot.languages import FIRST, LOCALES
from bot.words import forms

_ENGLISH = "English: "
_COUNTED = 200
"""As far as this the forms of a number are looked at."""
_FEATURES = sorted(path.stem for path in (LOCALES / FIRST).glob("*.po"))
_LIMITS = """[limits]
sentence_warn = 12
sentence_fail = 15
message_words = 105
title_words = 7
button_words = 6
button_letters = 28

[reading]
negatives = ""
yes_or_no = ""
and_or = ""
made_nouns = ""
plain_nouns = ""
explains = ""
endings = ""
"""
"""What a new language begins with: whoever translates sets it as easy read in that language has it."""


def main(code: str) -> int:
    """Write the folder; how many texts are left to translate."""
    folder = LOCALES / code
    folder.mkdir(exist_ok=True)
    if not (folder / "language.toml").exists():
        (folder / "language.toml").write_text(_toml(code), "utf-8")
    left = 0
    for feature in _FEATURES:
        text, missing = catalogue(code, feature)
        (folder / f"{feature}.po").write_text(text, "utf-8")
        left += missing
        sys.stdout.write(f"{feature}: {missing} left\n")
    for table in ("hard_words.tsv", "notes.tsv", "pictures.tsv"):
        if not (folder / table).exists():
            rows = (LOCALES / FIRST / table).read_text("utf-8").splitlines()
            (folder / table).write_text("".join(f"# {row.removeprefix('# ')}\n" for row in rows), "utf-8")
    sys.stdout.write(f"locales/{code}: {left} texts are left to translate.\n")
    return left


def catalogue(code: str, feature: str, translated: "dict[str, Message] | None" = None) -> tuple[str, int]:
    """The file of a feature, and how many of its texts have no words yet."""
    here = _messages(LOCALES / code / f"{feature}.po") if translated is None else translated
    number, header = plural_header(code)
    lines = [
        f"# Not yet checked by native readers. {feature.capitalize()}: words of SayNext.",
        'msgid ""', 'msgstr ""', f'"Language: {code}\\n"', '"Content-Type: text/plain; charset=utf-8\\n"',
        f'"Plural-Forms: {header};\\n"', "",
    ]  # fmt: skip
    missing = 0
    for key, english in _messages(LOCALES / FIRST / f"{feature}.po").items():
        there = here.get(key)
        said = forms(there) if there is not None else ()
        old = [each for each in there.auto_comments if each.startswith(_ENGLISH)] if there is not None else []
        notes = list(dict.fromkeys(_english(english)))  # Forms that are alike are kept as one note.
        is_stale = bool(old) and old != notes
        said = said if len(said) == (number if english.pluralizable else 1) else ("",) * number
        missing += not all(said) or is_stale or bool(there and there.fuzzy)
        lines += [f"#. {note}" for note in (*english.auto_comments, kind_of(key), *notes)]
        if all(said) and (is_stale or (there is not None and there.fuzzy)):
            lines.append("#, fuzzy")
        lines.append(f'msgid "{key}"')
        if english.pluralizable:
            lines.append(f'msgid_plural "{key}"')
            lines += [f'msgstr[{place}] "{_escaped(form)}"' for place, form in enumerate(said[:number])]
        else:
            lines.append(f'msgstr "{_escaped(said[0])}"')
        lines.append("")
    return "\n".join(lines), missing


def plural_header(code: str) -> tuple[int, str]:
    """How many forms a counted text has, and the rule for whole numbers, as CLDR has it."""
    rule = Locale.parse(code).plural_form
    used = {rule(n) for n in range(_COUNTED)}
    tags = [tag for tag in ("zero", "one", "two", "few", "many", "other") if tag in used]
    # What is left over is the last form: a kind that only fractions have is none of ours.
    rules = [(str(tag), rule.rules[tag]) for tag in tags[:-1]]
    return len(tags), to_gettext(PluralRule(rules)).rstrip(";")


def kind_of(key: str) -> str:
    """What a translator must know about the place of a text: what it is, and how long it may be."""
    if ".button." in key:
        return "Kind: a button. A picture and a few words; language.toml says how many."
    if key.endswith(".title"):
        return "Kind: a title. A picture and a few words; language.toml says how many."
    if key.endswith("alt"):
        return "Kind: what a picture shows, for those who do not see it."
    return "Kind: sentences, one on a line."


def _messages(path: Path) -> dict[str, Message]:
    if not path.exists():
        return {}
    with path.open("rb") as source:
        return {str(m.id[0] if isinstance(m.id, tuple) else m.id): m for m in read_po(source) if m.id}


def _english(message: Message) -> Iterator[str]:
    for form in forms(message):
        yield _ENGLISH + form.replace("\n", " / ")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _toml(code: str) -> str:
    locale = Locale.parse(code)
    name = (locale.get_display_name(code) or code).capitalize()
    return (
        f"# What the program must know about {locale.english_name}. docs/translating.md says what each line means.\n"
        f'name = "{name}"\nbabel = "{code}"\nstatus = "draft"\nsign = "🌐"\ncurrency = "€"\nquotes = ["“”"]\n\n'
        f'[voices]\nespeak = "{code}"\npico = ""\nmodels = []\n\n'
        f'[times]\ndate = "{locale.date_formats["full"].pattern}"\nday = "EEEE d MMMM"\n'
        'clock = "H:mm"\nhour = "H:mm"\nhour_on_button = "H:mm"\nhours_of_the_day = 24\n'
        f"date_inside = []\nday_on_button = []\nlists = []\n\n{_LIMITS}"
    )


if __name__ == "__main__":
    main(sys.argv[1])
