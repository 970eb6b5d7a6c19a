"""What waits for who looks after others, as buttons: see `storage/for_others.py`."""

from bot.rules.people import Group, Member
from bot.screen import Button, Style, tap
from bot.screens.lists import short
from handlers.routes import At
from storage.for_others import Kind, list_for_others


def for_others(at: At, group: Group, member: Member) -> tuple[list[Button], list[Button]]:
    """For who looks after others: worries that were told to them, who asks for help, and people on paper."""
    if member.has_voice:
        return [], []
    found = list_for_others(
        at.unit.connection, at.person.id, group.id, group.board_id, is_facilitator=member.is_facilitator, now=at.now
    )
    of_kind = {kind: [each for each in found if each.kind is kind] for kind in Kind}
    worry = at.words.text("home.waits.worry")
    return (
        [
            *(Button(worry, tap("worries.read", each.number), Style.MAIN) for each in of_kind[Kind.WORRY]),
            *(
                Button(at.words.text(f"home.waits.{kind}", name=short(each.name)), tap(view, group.id, each.number))
                for kind, view in ((Kind.HELP, "help.wanted"), (Kind.CALL, "help.call_wanted"))
                for each in of_kind[kind]
            ),
        ],
        [
            Button(at.words.plural(f"home.waits.{kind}", sum(each.people for each in those)), does)
            for kind, view in ((Kind.ANSWERS, "feedback.whose"), (Kind.JUDGEMENTS, "promises.whose"))
            if (those := of_kind[kind]) and (does := tap(view, those[0].number, 0))
        ],
    )
