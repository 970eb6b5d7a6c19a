"""For facilitators: the areas of the board, and which groups are in each."""

from collections.abc import Sequence

from bot.rules.areas import Area
from bot.rules.people import Group
from bot.screen import Button, Screen, Style, tap
from bot.screens.lists import paged
from bot.words import Words


def _named(area: Area) -> str:
    return f"📍 {area.name}"


def where(words: Words, group: Group, area: Area | None) -> tuple[str, ...]:
    """In which area a group is."""
    if area is None:
        return words.lines("areas.nowhere", group=group.name)
    return words.lines("areas.where", group=group.name, area=area.name)


def show_list(words: Words, areas: Sequence[Area], group: Group, mine: Area | None, *, page: int) -> Screen:
    """The areas of the board. `mine`: where `group` is."""
    entries = [Button(_named(each), tap("areas.show", each.id)) for each in areas]
    key = "areas.list" if areas else "areas.list.empty"
    return Screen(
        title=words.text("areas.list.title"),
        lines=(*words.lines(key), *(where(words, group, mine) if areas else ())),
        buttons=(
            *paged(words, entries, page=page, turn=lambda n: tap("areas.list", n)),
            Button(words.text("areas.button.new"), tap("areas.new")),
        ),
        page=tap("areas.list", page),
        back=tap("people.more_groups", group.id),
    )


def show(words: Words, area: Area, groups: Sequence[Group], mine: Group) -> Screen:
    """One area, with its groups. `mine`: the group of whoever looks at it."""
    is_there = mine.id in {each.id for each in groups}
    there = words.lines("areas.show", names=words.all_of([each.name for each in groups])) if groups else ()
    does, label = ("areas.leave", "leave") if is_there else ("areas.join", "join")
    ours = Button(
        words.text(f"areas.button.{label}"), tap(does, area.id, mine.id), Style.PLAIN if is_there else Style.MAIN
    )
    remove = Button(words.text("areas.button.remove"), tap("areas.remove", area.id), Style.STOP)
    return Screen(
        title=_named(area),
        lines=(*(there or words.lines("areas.show.empty")), *words.lines("areas.show.told")),
        buttons=(
            ours,
            Button(words.text("areas.button.name"), tap("areas.name", area.id)),
            *(() if groups else (remove,)),
        ),
        back=tap("areas.list", 0),
    )


def new(words: Words) -> Screen:
    """What is it called?"""
    return Screen(
        title=words.text("areas.new.title"),
        lines=words.lines("areas.new"),
        place=tap("areas.new"),
        back=tap("areas.list", 0),
    )


def name(words: Words, area: Area) -> Screen:
    """How shall it be called?"""
    return Screen(
        title=_named(area),
        lines=words.lines("areas.name"),
        place=tap("areas.name", area.id),
        back=tap("areas.show", area.id),
    )


def near(words: Words, area: Area, renamed: Area | None) -> Screen:
    """The name that was written is nearly that of this area. `renamed`: which is called otherwise; None: a new one."""
    place = tap("areas.near", area.id, 0 if renamed is None else renamed.id)
    return Screen(
        title=words.text("areas.near.title"),
        lines=words.lines("areas.near", name=area.name),
        buttons=(Button(_named(area), tap("areas.show", area.id)),),
        place=place,
        back=tap("areas.list", 0),
        again=place,
    )


def told(words: Words, areas: Sequence[Area], group: Group, mine: Area | None, *, may_change: bool) -> Screen:
    """For who looks after the board: its areas as they are now, and where their group is."""
    shown = Button(words.text("areas.button.list"), tap("areas.list", 0))
    names = words.all_of([each.name for each in areas])
    return Screen(
        title=words.text("areas.told.title"),
        lines=(
            *(words.lines("areas.told", names=names) if areas else words.lines("areas.told.none")),
            *(where(words, group, mine) if areas else ()),
        ),
        buttons=(shown,) if may_change else (),
    )
