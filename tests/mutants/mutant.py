"""What a planted bug is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """One bug.

    Args:
        name: what is wrong then, as a sentence.
        file: where.
        old, new: the text there, which stands there once, and what takes its place.
        tests: the part of the suite that must notice it.
    """

    name: str
    file: str
    old: str
    new: str
    tests: str


def mutants(file: str, tests: str, *bugs: tuple[str, str, str]) -> tuple[Mutant, ...]:
    """Bugs in one file: each with its name, the text there, and what takes its place."""
    return tuple(Mutant(name, file, old, new, tests) for name, old, new in bugs)
