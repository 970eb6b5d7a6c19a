"""For facilitators: the areas of the board, and in which one their group is."""

from bot.ids import AreaId, BoardId, GroupId
from bot.rules.areas import Area
from bot.rules.people import Group
from bot.rules.refusals import OldButton
from bot.screen import Reply, Screen, tap
from bot.screens import areas as screens
from bot.services import areas as services
from bot.services.boards import check_looks_after_board
from handlers.routes import At, Routes

routes = Routes()


def _group(at: At) -> Group:
    """The group that this person looks after: the one in which they are just now, or another one of its board.

    Raises:
        NotYours, NotInGroup.
    """
    group = at.group()
    check_looks_after_board(at.unit, at.person, group.board_id, now=at.now)
    mine = at.unit.people.list_members_of_board(group.board_id, now=at.now, person=at.person.id)
    looks = [each.group_id for each in mine if each.is_facilitator]
    return group if group.id in looks else at.unit.people.get_group(looks[0])


@routes.view("areas.list")
def on_list(at: At, page: int) -> Screen:
    group = _group(at)
    there = at.unit.areas.list_of(group.board_id)
    return screens.show_list(at.words, there, group, services.area_of(at.unit, group), page=page)


@routes.view("areas.show")
def on_show(at: At, area: AreaId) -> Screen:
    return _show(at, services.looked_after(at.unit, at.person, area, now=at.now))


def _show(at: At, area: Area) -> Screen:
    group = _group(at)
    if group.board_id != area.board_id:
        raise OldButton(tap("areas.list", 0))
    return screens.show(at.words, area, services.groups_in(at.unit, area), group)


@routes.view("areas.new")
def on_new(at: At) -> Screen:
    _group(at)
    return screens.new(at.words)


@routes.reply("areas.new")
def on_new_named(at: At, reply: Reply) -> Screen:
    near = services.find_near(at.unit, _group(at).board_id, name=reply.text)
    return screens.near(at.words, near, None) if near is not None else _add(at, reply.text)


def _add(at: At, name: str) -> Screen:
    return _show(at, services.add(at.unit, at.person, _group(at).board_id, name=name, now=at.now))


@routes.view("areas.near")
def on_near(at: At, area: AreaId, renamed: AreaId) -> Screen:
    """Somebody wrote nearly the name of this area. `renamed`: the one that is called otherwise; 0: a new one."""
    near = services.looked_after(at.unit, at.person, area, now=at.now)
    other = services.looked_after(at.unit, at.person, renamed, now=at.now) if renamed else None
    return screens.near(at.words, near, other)


@routes.reply("areas.near")
def on_near_named(at: At, reply: Reply, area: AreaId, renamed: AreaId) -> Screen:
    """They mean another one, and wrote its name again."""
    return _rename(at, renamed, reply.text) if renamed else _add(at, reply.text)


@routes.view("areas.name")
def on_name(at: At, area: AreaId) -> Screen:
    return screens.name(at.words, services.looked_after(at.unit, at.person, area, now=at.now))


@routes.reply("areas.name")
def on_named(at: At, reply: Reply, area: AreaId) -> Screen:
    renamed = services.looked_after(at.unit, at.person, area, now=at.now)
    near = services.find_near(at.unit, renamed.board_id, name=reply.text, but=area)
    return screens.near(at.words, near, renamed) if near is not None else _rename(at, area, reply.text)


def _rename(at: At, area: AreaId, name: str) -> Screen:
    return _show(at, services.rename(at.unit, at.person, area, name=name, now=at.now))


@routes.deed("areas.remove")
def on_remove(at: At, area: AreaId) -> Screen:
    services.remove(at.unit, at.person, area, now=at.now)
    return on_list(at, 0)


@routes.deed("areas.join")
def on_join(at: At, area: AreaId, group: GroupId) -> Screen:
    return _show(at, services.join(at.unit, at.person, area, group, now=at.now))


@routes.deed("areas.leave")
def on_leave(at: At, area: AreaId, group: GroupId) -> Screen:
    return _show(at, services.leave(at.unit, at.person, area, group, now=at.now))


@routes.view("areas.told")
def on_told(at: At, board: BoardId) -> Screen | None:
    """A letter: the areas as they are now."""
    mine = at.unit.people.list_members_of_board(board, now=at.now, person=at.person.id)
    looks = [each for each in mine if each.is_rep or each.is_facilitator]
    if not looks:
        return None
    # Of who looks after one group and is the rep of another: the one for which they can say where it is.
    group = at.unit.people.get_group(max(looks, key=lambda each: each.is_facilitator).group_id)
    return screens.told(
        at.words,
        at.unit.areas.list_of(board),
        group,
        services.area_of(at.unit, group),
        may_change=any(each.is_facilitator for each in mine),
    )
