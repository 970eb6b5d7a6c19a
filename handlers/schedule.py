"""The facilitators' one list of everything that is planned."""

from bot.rules.people import Group, Member, check_facilitator
from bot.screen import Button, Screen, tap
from bot.screens import schedule as screens
from bot.services import schedule as services
from handlers.keepers import keepers
from handlers.routes import At, Due, Routes
from storage import ends

routes = Routes()


@routes.view("schedule.failed")
def on_failed(at: At, kind: str, subject: int) -> Screen | None:
    """For who looks after it: something did not happen, as long as that is so."""
    deadline = at.unit.schedule.find_deadline(kind, subject)
    if deadline is None or not deadline.is_failing or at.person.id not in keepers(at.unit, deadline, now=at.now):
        return None
    return screens.failed(at.words, kind.partition(".")[0])


@routes.tidier
def forget_old(due: Due) -> None:
    """What would only grow has an end."""
    ends.forget_old(due.unit, now=due.now)


@routes.tidier
def follow_clocks(due: Due) -> None:
    """A country may have changed its clocks since yesterday."""
    services.follow_clocks(due.unit, now=due.now)


def make_list(features: Routes) -> Routes:
    """The list needs to see what every feature has planned."""
    made = Routes()

    @made.view("schedule.list")
    def on_list(at: At, page: int) -> Screen:
        """Everything that is planned, the next thing first."""
        group = at.group()
        check_facilitator(at.member(group.id))
        planned = [each for plan in features.plans for each in plan(at, group)]
        planned.sort(key=lambda each: each.when)
        entries = [(each.when, Button(each.label, each.does)) for each in planned]
        return screens.planned(at.words, entries, page=page)

    @made.menu("facilitator", 10)
    def list_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
        """What is planned."""
        return (Button(at.words.text("schedule.button.list"), tap("schedule.list", 0)),)

    return made
