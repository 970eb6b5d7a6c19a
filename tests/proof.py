"""Spelling and mutations of our texts, by a checker of their language, without a network: `make check`.

A language is checked when its folder has a `proof.tsv`. It names the checker, a package of the group *proof* that
`make check` lays into a folder, and what it must let pass, each with the reason. What nothing needs any more must go.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib import import_module

from bot.languages import LOCALES, languages
from tests import test_catalogues as catalogues

_FOLDER = LOCALES.parent / "build" / "proof"
_WORD = re.compile(r"['’]?[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?")
_GAP = re.compile(r"\{\w+\}")
Text = tuple[str, str]
"""The key of a text, and one sentence of it."""


@dataclass(frozen=True, slots=True)
class Checker:
    """What a package knows of a language: which words there are, and which pairs of words do not go together."""

    is_known: Callable[[str], bool]
    wrong_pairs: Callable[[str], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Passing:
    """What may stand although the checker does not know it. `ends`: written together with the word before them."""

    words: frozenset[str]
    pairs: frozenset[str]
    ends: frozenset[str]


def read(code: str) -> tuple[str, Passing] | None:
    """The name of the checker and what it lets pass; None: nobody checks this language."""
    path = LOCALES / code / "proof.tsv"
    if not path.exists():
        return None
    first, *rows = path.read_text("utf-8").splitlines()
    named = re.search(r"checker: (\w+)", first)
    if named is None:
        raise ValueError(f"the first line of {path} names no checker")
    said = [row.split("\t") for row in rows if not row.startswith("#")]
    kinds = [frozenset(what for kind, what, _why in said if kind == wanted) for wanted in ("word", "pair", "end")]
    return named[1], Passing(*kinds)


def checker_called(name: str) -> Checker:
    """A package with the modules `spelling` and `mutations`. Raises ImportError when it is not installed."""
    sys.path.append(str(_FOLDER))
    spelling, mutations = import_module(f"{name}.spelling"), import_module(f"{name}.mutations")
    rules = import_module(f"{name}.paths").mutation_rules_path()
    engine = mutations.MutationEngine(rules, spelling.known)
    return Checker(spelling.known, lambda line: [(each.trigger, each.word) for each in engine.check_text(line)])


def texts_of(code: str) -> Iterator[Text]:
    """Every sentence of a language. What stands in a gap is not ours, and what is beside one no pair."""
    for feature in catalogues.features(code):
        for key, message in catalogues.messages(code, feature).items():
            for form in catalogues.forms_of(message):
                yield from ((key, line.replace("’", "'")) for line in _GAP.sub(". ", form).split("\n"))


def faults(texts: Iterable[Text], checker: Checker, passing: Passing) -> list[str]:
    """What is wrong, each as one line; also what is let pass and stands nowhere."""
    found: dict[str, None] = {}
    needed: set[str] = set()
    known: dict[str, bool] = {}
    for key, line in texts:
        for word in _WORD.findall(line):
            host = _without_end(word.strip("'"), passing.ends, needed)
            if host not in known:
                known[host] = checker.is_known(host)
            if not known[host] and not _passes(host.casefold(), passing.words, needed):
                found[f"{key}: {host} is no word that is known"] = None
        for before, word in checker.wrong_pairs(line):
            if not _passes(f"{before} {word}".casefold(), passing.pairs, needed):
                found[f"{key}: {before} {word}, in “{line}”"] = None
    unneeded = sorted((passing.words | passing.pairs | passing.ends) - needed)
    return [*found, *(f"{each} stands nowhere, and need not be let pass" for each in unneeded)]


def _without_end(word: str, ends: frozenset[str], needed: set[str]) -> str:
    host, mark, end = word.rpartition("'")
    if not mark or end not in ends:
        return word
    needed.add(end)
    return host


def _passes(what: str, passing: frozenset[str], needed: set[str]) -> bool:
    """A `*` in what is let pass stands for any letters."""
    fitting = {each for each in passing if fnmatchcase(what, each)}
    needed.update(fitting)
    return bool(fitting)


def main(codes: Sequence[str]) -> int:
    """Check these languages, or all that have a checker; 1 when something is wrong."""
    wrong = 0
    for code in codes or languages():
        known = read(code)
        if known is None:
            continue
        found = faults(texts_of(code), checker_called(known[0]), known[1])
        wrong += len(found)
        sys.stdout.writelines(f"{code} {each}\n" for each in found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
