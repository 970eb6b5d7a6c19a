"""What stands on a phone: messages and their buttons, as the practice phones tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """One button as it stands on a phone, with its place on the message."""

    label: str
    data: str | None
    url: str | None
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message as it stands on a phone now."""

    number: int
    by_bot: bool
    text: str
    buttons: tuple[Button, ...]
    photo: str | None
    voice: str | None
    document: str | None
    edited: bool
    at: datetime
    silent: bool

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [button.label for button in self.buttons]


def bubbles_of(state: Mapping[str, Any], phone: int) -> list[Bubble]:
    """The messages of one phone in a state of all."""
    told = next(told for told in state["phones"] if told["id"] == phone)
    return [bubble_of(message) for message in told["messages"]]


def bubble_of(told: Mapping[str, Any]) -> Bubble:
    """One message as the phones tell it."""
    buttons = tuple(
        Button(button["text"], button["data"], button["url"], row, column)
        for row, shown in enumerate(told["rows"])
        for column, button in enumerate(shown)
    )
    document = told["document"]
    return Bubble(
        number=told["id"],
        by_bot=told["by_bot"],
        text=told["text"],
        buttons=buttons,
        photo=told["photo"],
        voice=told["voice"],
        document=None if document is None else document["file"],
        edited=told["edited"],
        at=datetime.fromtimestamp(told["at"], UTC),
        silent=told["silent"],
    )
