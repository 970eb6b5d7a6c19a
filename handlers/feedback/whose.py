"""Whose question it is, for who speaks for several groups, or for one in which they are not."""

from dataclasses import replace

from bot.rules.feedback import Question
from bot.rules.people import Standing
from bot.screen import Button, Screen, Style, tap
from bot.screens.feedback import whose as screens
from handlers.routes import At


def whose(at: At, question: Question) -> str | None:
    """The name of the group, empty for all groups; None for who could mean no other one."""
    speaks_for = at.unit.people.list_groups_of_rep(at.person.id, now=at.now)
    mine = at.unit.people.list_memberships(at.person.id, now=at.now)
    groups = {each.group_id for each in mine if each.standing is Standing.IN} | {*speaks_for}
    if len(groups) < 2 and question.group_id in (None, *groups):
        return None
    return "" if question.group_id is None else at.unit.people.get_group(question.group_id).name


def with_group(at: At, question: Question, page: Screen) -> Screen:
    """A page about a question, with the group named first."""
    name = whose(at, question)
    return page if name is None else replace(page, lines=(screens.whose(at.words, name), *page.lines))


def report_button(at: At, question: Question, style: Style = Style.PLAIN) -> Button:
    """Did you say it?"""
    return Button(screens.labelled(at.words, "report", whose(at, question)), tap("feedback.report", question.id), style)


def will_say_button(at: At, question: Question, *, is_told: bool = False) -> Button:
    """What I will say. `is_told`: the groups have heard it."""
    place = "feedback.will_say" if is_told else "feedback.position"
    return Button(screens.labelled(at.words, "will_say", whose(at, question)), tap(place, question.id))
