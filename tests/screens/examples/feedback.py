"""Every screen of feedback."""

from dataclasses import replace
from datetime import timedelta

from bot.ids import BoardId, FileId, GroupId, MeetingId, MemberId, PersonId, QuestionId
from bot.rules.agenda import How
from bot.rules.feedback import (
    EVERY,
    FACES,
    FOR_GROUP,
    OWN,
    PROPOSALS,
    THEY,
    WHY_NOT,
    Choice,
    Echo,
    Kind,
    Outcome,
    Position,
    Question,
    Said,
    State,
    View,
)
from bot.rules.leading import Lead
from bot.rules.tallies import tally
from bot.screen import Reply, Screen
from bot.screens.feedback import answer, ask, follow, group_matter, life, on_paper, position, sheet, side_by_side
from bot.screens.feedback.follow import Part
from bot.words import Words
from tests.screens.examples.meetings import ITEM, NOW
from tests.screens.examples.people import GROUP, LINK, someone

CHOICES = tuple(Choice(n, emoji, name, "") for n, (name, emoji) in enumerate(PROPOSALS["matters"].items()))
DRAFT = Question(
    id=QuestionId(1), board_id=BoardId(1), group_id=GroupId(1), meeting_id=MeetingId(1), person_id=PersonId(1),
    topic="Buses", emoji="🚌", template="matters", text="", voice=None, state=State.DRAFT, opens_at=None,
    closes_at=NOW, version=1, choices=CHOICES[:3],
)  # fmt: skip
MADE = NOW.date()
OPEN = replace(DRAFT, state=State.OPEN, opens_at=NOW)
ORDERED = replace(OPEN, kind=Kind.ORDER)
FACED = replace(
    OPEN, kind=Kind.FACES, choices=tuple(Choice(n, emoji, name, "") for n, (name, emoji) in enumerate(FACES.items()))
)
POLL = replace(
    OPEN, template="place", topic="", emoji="", is_for_group=True,
    choices=tuple(Choice(n, emoji, name, "") for n, (name, emoji) in enumerate(PROPOSALS["place"].items())),
)  # fmt: skip
OWN_WORDS = replace(OPEN, topic="", template=OWN, text="WHY is the bus late & full", choices=())
SPOKEN = replace(OWN_WORDS, text="", voice=FileId(1))
CLOSED = replace(OPEN, state=State.CLOSED)
RIVERSIDE = replace(GROUP, id=GroupId(2), name="Riverside")
VIEW = View(
    question_id=QuestionId(1), person_id=PersonId(1), said=Said.CHOICE, place=0, text="", voice=None, photo=None,
    quotable=True, how=How.SELF, said_at=NOW,
)  # fmt: skip
TOLD = replace(VIEW, said=Said.WORDS, place=None, text="The bus is ALWAYS late!!")
HEARD = replace(TOLD, text="", voice=FileId(2), quotable=False)
SHOWN = replace(TOLD, text="", photo=FileId(3))
UNKNOWN = replace(VIEW, said=Said.UNKNOWN, place=None)
UNSAID = replace(UNKNOWN, said=Said.UNSAID)
WAITING = Position(
    question_id=QuestionId(1), person_id=PersonId(1), text="We want MORE buses", voice=None, told_at=NOW,
    meeting_id=MeetingId(1), outcome=Outcome.WAITING, reason="", reason_voice=None, version=2,
)  # fmt: skip
SAID, NOT_SAID = replace(WAITING, outcome=Outcome.SAID), replace(WAITING, outcome=Outcome.NOT_SAID)
WRITTEN = replace(WAITING, told_at=None, voice=FileId(4), text="")
RIGHT = Echo(QuestionId(1), PersonId(2), right=True, text="", voice=None)
WRONG = replace(RIGHT, right=False, text="not only buses, TRAINS too")
WRONG_SPOKEN = replace(WRONG, text="", voice=FileId(5))
ORDERS = [replace(VIEW, place=each[0], places=each) for each in [(0, 1), (1, 0)] * 3 + [(2,)] * 3]
MOST_FIRST = [replace(VIEW, place=each[0], places=each) for each in [(0, 1)] * 5 + [(1,)] * 3]
NOBODY = MemberId(0)


def _comes(words: Words) -> str:
    """When a letter comes that waits for its day."""
    return words.comes(NOW + timedelta(hours=20), now=NOW)


def _asking(words: Words) -> dict[str, Screen]:
    return {
        "ask_now": ask.ask_now(words, MeetingId(1), [ITEM, replace(ITEM, title="Somewhere to live")]),
        "ask_now.no_topics": ask.ask_now(words, MeetingId(1), []),
        "template": ask.template(words, DRAFT),
        **{
            f"marked.{kind}": ask.marked(words, OWN_WORDS, [Lead(kind, "good")], "WHY is it late")
            for kind in ("agree", "yes_no", "leading")
        },
        "kind": ask.kind(words, SPOKEN),
        **{f"choices.{n}": ask.choices(words, replace(DRAFT, choices=CHOICES[:n])) for n in range(5)},
        "check": ask.check(words, DRAFT, [GROUP], has_more_groups=True),
        "check.missed": ask.check(words, OWN_WORDS, [GROUP], has_more_groups=False, missed=NOW),
        "check.own_words": ask.check(words, OWN_WORDS, [GROUP], has_more_groups=False),
        "check.of_two": ask.check(words, DRAFT, [GROUP], others=[RIVERSIDE], of_several=True, has_more_groups=True),
        "check.all_groups": ask.check(words, replace(DRAFT, group_id=None), [GROUP, GROUP], has_more_groups=True),
        "opened": ask.opened(words, OPEN, comes=_comes(words)),
        "opened.moved": ask.opened(words, OPEN),
        "thrown_away": ask.thrown_away(words),
        "stop": ask.stop(words, OPEN),
        "stopped": ask.stopped(words, OPEN),
        "moved": ask.moved(words, OPEN),
        "pick_question": ask.pick_question(words, [(OPEN.id, life.short(words, OPEN))] * 2, name="feedback.sheet"),
    }


def _answering(words: Words) -> dict[str, Screen]:
    joe = someone("Joe", on_paper=True)
    return {
        **{
            f"question.{name}": answer.question(words, replace(OPEN, template=name), CHOICES[:3], None)
            for name in PROPOSALS
        },
        **{f"question.{n}": answer.question(words, OPEN, CHOICES[:n], VIEW) for n in range(5)},
        "question.own_words": answer.question(words, OWN_WORDS, (), TOLD),
        "asked_there": answer.asked_there(words, OPEN, LINK),
        "remind": answer.remind(words, OPEN),
        **{
            f"answered.{n}": answer.answered(words, OPEN, view, who=NOBODY, name="")
            for n, view in enumerate((VIEW, TOLD, HEARD, SHOWN, UNKNOWN, UNSAID))
        },
        "answered.paper": answer.answered(words, OPEN, VIEW, who=joe.id, name="Joe"),
        "say": answer.say(words, OPEN, who=NOBODY, how=How.SELF, name="Mina"),
        "say.paper": answer.say(words, OPEN, who=joe.id, how=How.HELPED, name="Joe"),
        "said_back": answer.said_back(words, OPEN, TOLD, who=NOBODY),
        "said_back.voice": answer.said_back(words, OPEN, HEARD, who=joe.id),
        "said_back.group": answer.said_back(words, replace(OPEN, is_for_group=True), TOLD, who=NOBODY),
        "kept.group": answer.kept(words, replace(OPEN, is_for_group=True), HEARD, who=NOBODY),
        "kept": answer.kept(words, OPEN, TOLD, who=NOBODY),
        "kept.read": answer.kept(words, OPEN, HEARD, who=NOBODY),
        "kept.paper": answer.kept(words, OPEN, None, who=joe.id),
        "whose": on_paper.whose(words, OPEN, [(joe, True), (someone("Lily", on_paper=True), False)], page=0),
        "whose.empty": on_paper.whose(words, OPEN, [], page=0),
        "question_for": on_paper.question_for(words, OPEN, CHOICES[:3], joe, ()),
        **{
            f"question.{kind}{len(places)}": answer.question(
                words, replace(OPEN, kind=kind), CHOICES[:3], replace(VIEW, places=places) if places else None
            )
            for kind in (Kind.SEVERAL, Kind.ORDER)
            for places in ((), (2, 0))
        },
        "question.faces": answer.question(words, FACED, FACED.choices, None),
        "question_for.order": on_paper.question_for(words, ORDERED, CHOICES[:3], joe, (1,)),
        "check_for": on_paper.check_for(words, OPEN, joe, Said.CHOICE, (0,), what="0", how=How.SELF),
        "check_for.order": on_paper.check_for(words, ORDERED, joe, Said.CHOICE, (2, 0), what="20", how=How.HELPED),
        "check_for.unsaid": on_paper.check_for(words, OPEN, joe, Said.UNSAID, (), what="unsaid", how=How.SELF),
        "check_words": on_paper.check_words(words, OPEN, joe, Reply("The bus is late"), kept=1, how=How.SELF),
        "check_words.voice": on_paper.check_words(words, OPEN, joe, Reply(voice=FileId(2)), kept=1, how=How.SELF),
        "not_saved.closed": on_paper.not_saved(words, CLOSED, joe, is_over=True),
        "not_saved.phone": on_paper.not_saved(words, OPEN, joe, is_over=False),
        "on_paper.order": on_paper.on_paper(words, ORDERED, made=MADE),
        "on_paper.several": on_paper.on_paper(words, replace(OPEN, kind=Kind.SEVERAL), made=MADE),
        "how": on_paper.how(words, OPEN, joe, "0"),
        "on_paper": on_paper.on_paper(words, OPEN, made=MADE),
        "on_paper.own_words": on_paper.on_paper(words, OWN_WORDS, made=MADE),
        "mine": life.mine(words, [OPEN, OWN_WORDS, replace(CLOSED, topic="")], page=0),
        "mine.empty": life.mine(words, [], page=0),
        "life": life.life(words, OPEN, VIEW, None, ()),
        "life.stopped": life.life(words, replace(OPEN, state=State.STOPPED), None, None, ()),
        "life.closed": life.life(words, CLOSED, TOLD, None, (), reps=["Mina"]),
        "life.nobody": life.life(words, CLOSED, TOLD, None, ()),
        "life.told": life.life(words, CLOSED, VIEW, WAITING, ()),
        "life.untold": life.life(words, CLOSED, VIEW, WAITING, (), reps=["Mina"], is_over=True),
        "life.untold.nobody": life.life(words, CLOSED, None, WAITING, (), is_over=True),
        "life.said": life.life(words, CLOSED, VIEW, replace(WAITING, outcome=Outcome.SAID, reason="yes"), ()),
    }


def _speaking(words: Words) -> dict[str, Screen]:
    said, not_said = replace(WAITING, outcome=Outcome.SAID), replace(WAITING, outcome=Outcome.NOT_SAID)
    other = replace(VIEW, place=1)
    counted = {
        "most": tally([VIEW] * 5, DRAFT.choices, asked=6),
        "some": tally([VIEW] * 3 + [other] * 2, DRAFT.choices, asked=20),
        "few": tally([VIEW], DRAFT.choices, asked=6),
        "part": tally([VIEW, other], DRAFT.choices, asked=6),
    }
    ordered = replace(CLOSED, kind=Kind.ORDER)
    in_order = {
        how: position.proposal(words, ordered, tally(each, DRAFT.choices, asked=20, kind=Kind.ORDER))
        for how, each in (("some", ORDERS), ("few", ORDERS[:2]))
    }
    return {
        **{
            f"write.{how}": position.write(
                words, CLOSED, None, position.proposal(words, CLOSED, each), may_ask_again=not each.is_of_most
            )
            for how, each in counted.items()
        },
        **{
            f"write.order_{how}": position.write(words, ordered, None, each, may_ask_again=True)
            for how, each in in_order.items()
        },
        "write.own": position.write(words, CLOSED, None, "", may_ask_again=False),
        "write.again": position.write(words, CLOSED, WRITTEN, "", may_ask_again=True),
        "draft": position.draft(words, CLOSED, WRITTEN),
        "is_told": position.is_told(words, CLOSED, comes=_comes(words)),
        "read_back": position.read_back(words, CLOSED, WAITING, None),
        "read_back.right": position.read_back(words, CLOSED, WAITING, RIGHT),
        "read_back.wrong": position.read_back(words, CLOSED, WAITING, WRONG),
        "thanks": position.thanks(words, CLOSED),
        "missing": position.missing(words, CLOSED, 2),
        "missing_in": position.missing_in(words, CLOSED, ["Mina"]),
        "missing_in.nobody": position.missing_in(words, CLOSED, ()),
        "missed": position.missed(words, CLOSED, WRONG),
        "missed.voice": position.missed(words, CLOSED, WRONG_SPOKEN),
        "will_say": position.will_say(words, CLOSED, WAITING, [RIGHT] * 6 + [WRONG], meets=words.moment(NOW)),
        "will_say.few": position.will_say(words, CLOSED, WRITTEN, [RIGHT, WRONG_SPOKEN], meets=""),
        "is_told.deputy": position.is_told(words, CLOSED, comes=_comes(words), is_rep=False),
        "report.facilitator": position.report(words, CLOSED, WAITING, speaks=False),
        "why.facilitator": position.why(words, CLOSED, speaks=False),
        **_goes_on(words),
        "report": position.report(words, CLOSED, WAITING),
        "they": position.they(words, CLOSED),
        "why": position.why(words, CLOSED),
        "reported": position.reported(words, CLOSED, comes=_comes(words)),
        **{f"told.{each}": position.told(words, CLOSED, replace(said, reason=each)) for each in THEY},
        **{f"told.{each}": position.told(words, CLOSED, replace(not_said, reason=each)) for each in WHY_NOT},
        "told.words": position.told(words, OWN_WORDS, replace(said, reason="They will LOOK at it & tell us")),
        "told.voice": position.told(words, OWN_WORDS, replace(not_said, reason_voice=FileId(6))),
    }


def _polls(words: Words) -> dict[str, Screen]:
    asked = replace(POLL, state=State.CLOSED)
    views = [VIEW] * 6 + [replace(VIEW, place=1)]
    many, none = tally(views, asked.choices, asked=9), tally([], asked.choices, asked=9)
    ordered = replace(asked, kind=Kind.ORDER)
    in_order = tally([replace(VIEW, places=(0, 2, 1))] * 6, asked.choices, asked=9, kind=Kind.ORDER)
    for_most = tally(MOST_FIRST, asked.choices, asked=9, kind=Kind.ORDER)
    apart = tally(ORDERS, asked.choices, asked=20, kind=Kind.ORDER)
    polls = {name: replace(POLL, every=n, state=State.DRAFT) for name, n in EVERY.items()}
    return {
        **{f"template.{name}": ask.template(words, replace(POLL, template=name)) for name in FOR_GROUP},
        **{f"question.{name}": answer.question(words, replace(POLL, template=name), (), None) for name in FOR_GROUP},
        "choices.poll": ask.choices(words, replace(POLL, choices=())),
        **{f"check.every_{n}": ask.check(words, each, [GROUP], has_more_groups=True) for n, each in polls.items()},
        "check.order": ask.check(words, ORDERED, [GROUP], has_more_groups=True),
        "check.several": ask.check(words, replace(DRAFT, kind=Kind.SEVERAL), [GROUP], has_more_groups=True),
        "result": group_matter.result(words, asked, many, may_end=False),
        "result.words": group_matter.result(words, asked, many, may_end=False, may_read=True),
        "own_words": group_matter.own_words(words, asked, [TOLD, HEARD, TOLD, HEARD, TOLD], page=0),
        "result.nobody": group_matter.result(words, asked, none, may_end=False),
        **{
            f"result.{name}": group_matter.result(words, replace(asked, every=EVERY[name]), many, may_end=True)
            for name in ("weekly", "monthly")
        },
        "result.order": group_matter.result(words, ordered, in_order, may_end=False),
        "result_there": group_matter.result_there(words, asked, many),
        "no_more": group_matter.no_more(words, asked),
        "side_by_side": side_by_side.side_by_side(words, [("Northfield", CLOSED, WAITING)] * 4, page=0),
        "side_by_side.all": side_by_side.side_by_side(words, [("", OWN_WORDS, WAITING)], page=0),
        "side_by_side.said": side_by_side.side_by_side(
            words, [("Northfield", CLOSED, SAID), ("Riverside", CLOSED, NOT_SAID), ("", OWN_WORDS, SAID)], page=0
        ),
        "side_by_side.not_said": side_by_side.side_by_side(words, [("", OWN_WORDS, NOT_SAID)], page=0),
        "others": side_by_side.others(words, MeetingId(1), [("Riverside", CLOSED, SAID)] * 4, page=0),
        "side_by_side.untold": side_by_side.side_by_side(
            words, [("Northfield", CLOSED, WAITING), ("", OWN_WORDS, WAITING)], page=0, untold={CLOSED.id, OWN_WORDS.id}
        ),
        "others.untold": side_by_side.others(
            words, MeetingId(1), [("Riverside", CLOSED, WAITING)], page=0, untold={CLOSED.id}
        ),
        "side_by_side.empty": side_by_side.side_by_side(words, [], page=0),
        **{
            f"sheet.order_{name}{page}": sheet.sheet(words, ordered, each, [], page=page, is_rep=True, writes=True)
            for name, each in (("", in_order), ("apart", apart), ("most", for_most))
            for page in (1, 2)
        },
        "result.order_apart": group_matter.result(words, ordered, apart, may_end=False),
    }


def _sheets(words: Words) -> dict[str, Screen]:
    views = [VIEW] * 6 + [replace(VIEW, place=1), TOLD, HEARD, UNKNOWN, UNSAID]
    many = tally(views, CLOSED.choices, asked=14)
    plain = tally([VIEW] * 6 + [replace(VIEW, place=1)] * 3, CLOSED.choices, asked=20)
    few = tally(views[:1], CLOSED.choices, asked=14)
    none = tally([], CLOSED.choices, asked=14)
    mine = {"is_rep": True, "writes": True}
    ways = [replace(VIEW, on_paper=n < 6, how=How.HELPED if n < 3 else How.SELF) for n in range(9)]
    ways += [TOLD, HEARD]
    answers = {"all": ways[:6] * 2, "few": ways}
    asked = {name: tally(each, CLOSED.choices, asked=14) for name, each in answers.items()}
    quotes = [replace(TOLD, text=f"{n}. The bus is late, so I miss the start of work each day") for n in range(42)]
    return {
        **{f"sheet.ways_{name}": sheet.sheet(words, CLOSED, each, [], page=0, **mine) for name, each in asked.items()},
        "paper.long": sheet.paper(words, CLOSED, asked["all"], [*quotes, SHOWN], ["“We want more buses”"], made=MADE),
        **{f"sheet.{n}": sheet.sheet(words, CLOSED, many, [TOLD, HEARD], page=n, **mine) for n in range(5)},
        **{f"sheet.few_{n}": sheet.sheet(words, CLOSED, few, [], page=n, is_rep=False, writes=False) for n in range(3)},
        "sheet.numbers": sheet.sheet(words, CLOSED, plain, [], page=1, **mine),
        "sheet.own_words": sheet.sheet(words, OWN_WORDS, tally([TOLD], (), asked=3), [TOLD], page=1, **mine),
        "nobody": sheet.nobody(words, CLOSED, none, writes=True),
        "nobody.deputy": sheet.nobody(words, CLOSED, none, writes=True, asks=False),
        "nobody.facilitator": sheet.nobody(words, CLOSED, none, writes=False),
        "paper": sheet.paper(words, CLOSED, many, [TOLD, HEARD], ["“We want more buses”"], made=MADE),
        "paper.no_position": sheet.paper(words, OWN_WORDS, few, [], (), made=MADE),
    }


def _goes_on(words: Words) -> dict[str, Screen]:
    """Somebody goes on with it: how far it is, and why it comes to them."""

    def shown(part: Part, position: Position | None, *, is_over: bool = False, meets: str = "") -> Screen:
        names = [GROUP.helper_name] if part is Part.BESIDE else []
        return follow.goes_on(
            words, CLOSED, position, part=part, names=names, is_over=is_over, meets=meets, group=GroupId(1)
        )

    return {
        **{f"goes_on.{part}": shown(part, None) for part in Part},
        "goes_on.draft": shown(Part.DEPUTY, WRITTEN),
        "goes_on.told": shown(Part.REP, WAITING, meets=words.date(NOW)),
        "goes_on.no_meeting": shown(Part.NOBODY, WAITING),
        "goes_on.over": shown(Part.NOBODY, WAITING, is_over=True),
    }


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    return _asking(words) | _answering(words) | _speaking(words) | _sheets(words) | _polls(words)
