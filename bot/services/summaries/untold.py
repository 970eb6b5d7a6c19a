"""What no card says yet: things on the list, promises, and numbers and dates of the notes."""

from dataclasses import dataclass

from bot.ids import ItemId
from bot.rules.agenda import Item
from bot.rules.easy_read.details import Detail
from bot.rules.promises import State
from bot.rules.summaries import LEFT_OUT_REASONS, NO_TIME, Card, NotAllTold, Summary, Untold, UntoldKind
from bot.screen import tap
from bot.services.summaries.ask import left_out
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class _Known:
    """What one summary says so far."""

    cards: list[Card]
    on_purpose: dict[str, str]

    def has(self, item: ItemId | None) -> bool:
        """Whether a card is about this thing on the list."""
        return item is not None and any(card.item_id == item for card in self.cards)

    def names(self, who: str) -> bool:
        """Whether a card says this name."""
        return bool(who) and any(
            who.casefold() in line.casefold() for card in self.cards for line in (card.heading, *card.lines)
        )


def untold(unit: Unit, summary: Summary) -> list[Untold]:
    """Everything that has no card, and that nobody left out for a reason: the list first, then promises, then notes."""
    known = _Known(unit.summaries.list_cards(summary.id, edition=0), unit.summaries.list_left_out(summary.id))
    meeting = unit.meetings.get(summary.meeting_id)
    items = [_of_item(item) for item in unit.agenda.list_items(meeting.id) if not known.has(item.id)]
    promises = [
        Untold(UntoldKind.PROMISE, f"promise-{promise.id}", promise.who, promise.what)
        for promise in unit.promises.list_of_board(meeting.board_id)
        if promise.meeting_id == meeting.id and promise.state is not State.DRAFT
        if promise.what and not (known.has(promise.item_id) or known.names(promise.who))
    ]
    details = [_of_detail(detail, piece) for detail, piece in left_out(unit, summary)]
    return [each for each in (*items, *promises, *details) if each.key not in known.on_purpose]


def _of_item(item: Item) -> Untold:
    return Untold(UntoldKind.ITEM, f"item-{item.id}", f"{item.emoji} {item.title}", "", item.id)


def _of_detail(detail: Detail, piece: str) -> Untold:
    return Untold(UntoldKind.DETAIL, detail.key, detail.words, piece)


def check_all_told(unit: Unit, summary: Summary) -> None:
    """Raises NotAllTold when something has no card and no reason."""
    left = untold(unit, summary)
    if left:
        raise NotAllTold(tap("summaries.missing", summary.id, 0))


def no_time_for(unit: Unit, summary: Summary) -> list[Item]:
    """The things on the list for which there was no time: left out for that reason, or that was tapped about them."""
    on_purpose, outcomes = unit.summaries.list_left_out(summary.id), unit.summaries.outcomes(summary.id)
    return [
        item
        for item in unit.agenda.list_items(summary.meeting_id)
        if on_purpose.get(f"item-{item.id}") == NO_TIME
        or (item.id in outcomes and outcomes[item.id].said == "unreached")
    ]


def leave_out(unit: Unit, summary: Summary, key: str, *, reason: str) -> bool:
    """A thing on the list or a promise is left out for a reason; False when the key means something else."""
    found = next((each for each in untold(unit, summary) if each.key == key), None)
    if found is None or found.kind is UntoldKind.DETAIL or reason not in LEFT_OUT_REASONS[found.kind]:
        return False
    unit.summaries.leave_out(summary.id, key, reason)
    return True
