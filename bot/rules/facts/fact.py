"""What a fact is, and how one is written down and read back. No fact of a feature stands here."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from bot.ids import FactId, MemberId, PersonId

GONE = 0
"""The number in place of a person who was deleted, or who is told and not kept."""
NOT_KEPT = "told, not kept"
"""`person: Annotated[PersonId, NOT_KEPT]`: whom it concerns is needed to tell it, and is not written down."""
Plain = int | str | bool


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, named in the past tense.

    Its fields are ids, whole numbers, yes or no, words of ours (an enum) and dates: never a vote, a press, a name
    or the words of a person. The first field is what the fact is about. Exactly one of `group` and `board` is there.
    A field that is added later has a default, because older rows do not have it.
    """

    @property
    def subject(self) -> str:
        """What it is about, as `suggestion-12`."""
        return subject_of(fields(self)[0].name, getattr(self, fields(self)[0].name))


F = TypeVar("F", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Happened(Generic[F]):
    """A fact as it is kept: its number and its day where it happened. A life line, a mirror and an export need no hour,
    and beside an open vote an hour could tell who held their phone.
    """

    id: FactId
    on: date
    fact: F


def subject_of(name: str, number: int) -> str:
    """What facts are about, as it is kept: `subject_of("suggestion", 12)` is `suggestion-12`."""
    return f"{name}-{number}"


def kind_of(fact: type[Fact]) -> str:
    """The name under which a kind of fact is kept: `agenda.suggestion_listed`. A class that gets another name needs a
    migration.
    """
    feature = fact.__module__.rpartition(".")[2]
    return f"{feature}.{re.sub(r'(?<=[a-z])(?=[A-Z])', '_', fact.__name__).lower()}"


_TYPES: dict[type[Fact], Mapping[str, Any]] = {}
"""By kind of fact: asked for each fact that is read, so worked out once."""


def types_of(fact: type[Fact]) -> Mapping[str, Any]:
    """The type of each field, in their order."""
    if fact not in _TYPES:
        hints = get_type_hints(fact, include_extras=True)
        _TYPES[fact] = MappingProxyType({field.name: hints[field.name] for field in fields(fact)})
    return _TYPES[fact]


def is_kept(hint: Any) -> bool:
    """Whether a field of this type is written down."""
    return NOT_KEPT not in get_args(hint)


def people_in(fact: type[Fact]) -> tuple[str, ...]:
    """The fields that say who it was."""
    return tuple(name for name, hint in types_of(fact).items() if hint in (PersonId, MemberId))


def write(fact: Fact) -> dict[str, Plain]:
    """The fields of a fact as they are kept."""
    return {name: plain(getattr(fact, name)) for name, hint in types_of(type(fact)).items() if is_kept(hint)}


def plain(value: Any) -> Plain:
    """A field as JSON has it. A word of ours is one already."""
    return value.isoformat() if isinstance(value, date) else value


def read(fact: type[F], kept: Mapping[str, Plain]) -> F:
    """The fact that was written down. What was not kept, is nobody."""
    values, types = {}, types_of(fact)
    for field in fields(fact):
        hint = types[field.name]
        if field.name in kept:
            values[field.name] = _value(hint, kept[field.name])
        elif field.default is MISSING:
            values[field.name] = GONE
    return fact(**values)


def _value(hint: Any, kept: Plain) -> Any:
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if hint is date:
        return date.fromisoformat(str(kept))
    is_word = isinstance(hint, type) and issubclass(hint, StrEnum)
    return hint(kept) if is_word else kept
