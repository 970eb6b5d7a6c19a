"""Every screen of the agenda."""

from dataclasses import replace
from datetime import date, timedelta

from bot.ids import BoardId, FileId, GroupId, ItemId, MeetingId, MemberId, PersonId, SuggestionId
from bot.rules.agenda import REASONS, Again, How, Item, Life, Opinion, Suggestion
from bot.rules.desk import Desk, Matter
from bot.rules.sorting import NOBODY, Tally, in_fair_order
from bot.rules.together import Several
from bot.screen import Reply, Screen, tap
from bot.screens.agenda import before, choose, desk, mine, on_paper, pass_on, read, say, shared, sorting, three
from bot.words import Words
from tests.screens.examples.meetings import ITEM, MEETING, NOW
from tests.screens.examples.mirror import KINDS
from tests.screens.examples.people import GROUP, LINK, someone
from tests.screens.examples.topics import OWN, PHOTOGRAPHED, TOPICS

SAYS = tap("agenda.say_for", 1, "bus", "self", 0)
GRID = tuple(TOPICS.values())
TEXT = "I AM ALWAYS LATE because of the bus & nobody does anything"
PLAIN = Suggestion(
    id=SuggestionId(1), member_id=MemberId(1), person_id=PersonId(1), name="Mina", group_id=GroupId(1),
    board_id=BoardId(1), meeting_id=MeetingId(1), topic=TOPICS["bus"], text="", voice=None, photo=None, with_name=True,
    how=How.SELF, life=Life.GOT, item_id=None, reason="", said_at=NOW,
)  # fmt: skip
SAID = replace(PLAIN, text=TEXT)
SAFE = replace(PLAIN, topic=TOPICS["safe"], meeting_id=None)
SPOKEN = replace(PLAIN, voice=FileId(1), with_name=False, how=How.HELPED)
SHOWN = replace(PLAIN, photo=FileId(2))
GATHERED = replace(PLAIN, gathered=True, people=5)
MATTERS = (Matter(SAID, 7, ("Northfield", "Southgate")), Matter(PLAIN, 5, ("A", "B", "C")), Matter(SPOKEN, 1, ()))
DESK = Desk(MEETING, (SAID, PLAIN), (SuggestionId(3), NOW), MATTERS, 2, (GROUP,), is_one_group=False, kinds=KINDS[:2])
SHORT = {n: replace(PLAIN, id=SuggestionId(n), topic=t, text=TEXT * (n % 2)) for n, t in enumerate(GRID, 1) if n < 7}
EMPTY = Desk(None, (), None, (), 0, (), is_one_group=True)
JOINED = replace(ITEM, id=ItemId(2), title="Somewhere to live")


WIDE = (
    ("Buses", "🚌"), ("Somewhere to live", "🏠"), ("Waiting for the doctor", "🏥"), ("Work that is paid", "💼"),
    ("Money and benefits", "💷"), ("Somebody to go out with in the evening", "🧑‍🤝‍🧑"), ("Feeling safe", "🛡"),
)  # fmt: skip
"""Titles and pictures of items, as boards have them."""
QUOTES = (TEXT, "The last one goes at 6.", "I cannot go to the club because nobody takes me home after it is over.")


def listed(n: int) -> list[tuple[Item, list[Suggestion]]]:
    """So many items, each said by one to four people in their own words."""
    return [
        (
            replace(ITEM, id=ItemId(number + 1), title=WIDE[number % 7][0], emoji=WIDE[number % 7][1]),
            [replace(PLAIN, text=QUOTES[(number + k) % 3]) for k in range(1 + number % 4)],
        )
        for number in range(n)
    ]


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    comes = words.comes(NOW + timedelta(hours=20), now=NOW)
    member = someone("Joe", on_paper=True)
    return {
        "start": say.start(words, GRID),
        "start.more": say.start(words, (*GRID, OWN)),
        "start.page": say.start(words, (*GRID, OWN) * 2, page=1),
        "keep_as": say.keep_as(words, GRID, 1),
        "start_for": say.start_for(words, GRID, member),
        "thanks": say.thanks(words, PLAIN, NOW, ["Mina"]),
        "thanks.else": say.thanks(words, replace(PLAIN, topic=TOPICS["else"]), NOW, ["Mina"]),
        "thanks.photo": say.thanks(words, replace(PLAIN, topic=PHOTOGRAPHED), NOW, ["Mina"]),
        "look.photo": say.look(words, replace(SAID, topic=PHOTOGRAPHED)),
        "thanks.safe": say.thanks(words, SAFE, None, []),
        "thanks.reps": say.thanks(words, PLAIN, NOW, ["Mina", "Ben", "Asha"]),
        "thanks.before": say.thanks(words, PLAIN, NOW, ["Mina"], before=(before.before_button(words, PLAIN),)),
        "said_back.before": say.said_back(words, SAID, before=(before.before_button(words, SAID),)),
        "asked_before": before.asked_before(
            words, PLAIN, [replace(SAID, life=life) for life in (Life.NOT_CHOSEN, Life.DONE, Life.NOT_DONE)]
        ),
        "say": say.say(words, PLAIN),
        "said_back": say.said_back(words, SAID),
        "said_back.voice": say.said_back(words, SPOKEN),
        "said_back.photo": say.said_back(words, SHOWN),
        "kept": say.kept(words),
        "ask": say.ask(words, NOW),
        "ask_helper": say.ask_helper(words, NOW, is_facilitator=True),
        "ask_helper.supporter": say.ask_helper(words, NOW, is_facilitator=False),
        "ask_there": say.ask_there(words, NOW, LINK),
        "look": say.look(words, SAID),
        "look.together": say.look(words, PLAIN, people=3),
        "look.somebody": say.look(words, SPOKEN),
        "three": three.three(words, MeetingId(1), SHORT, (), member, whose=MemberId(0)),
        "three.picked": three.three(words, MeetingId(1), SHORT, (1, 3), member, whose=MemberId(0)),
        "three.full": three.three(words, MeetingId(1), SHORT, (1, 2, 3), member, whose=member.id, is_full=True),
        "three_whose": three.three_whose(words, MeetingId(1), [member], page=0),
        "saved": three.saved(words, MeetingId(1), whose=MemberId(0)),
        "chosen": three.chosen(words, SHORT, 12, {1: 9, 2: 4, 5: 1}),
        "shared": shared.shared(words, PLAIN, SPOKEN, None, people=1),
        "shared.named": shared.shared(words, PLAIN, SAID, GROUP, people=1),
        "shared.bare": shared.shared(words, PLAIN, PLAIN, None, people=3),
        "so_too": shared.so_too(words, PLAIN, is_more=True),
        "no_more": shared.no_more(words, PLAIN),
        "thanks.shared": say.thanks(words, PLAIN, NOW, ["Mina"], before=(shared.shared_button(words, PLAIN),)),
        "one.groups": choose.one(words, SAID, Tally(1, 2), [], groups=("Northfield", "Southgate")),
        "one.many_groups": choose.one(words, SAID, Tally(1, 2), [], groups=("A", "B", "C")),
        "enough": say.enough(words),
        "results": sorting.results(words, in_fair_order([SAID, PLAIN, replace(SPOKEN, id=SuggestionId(3))], {})),
        "too_few": sorting.too_few(words),
        "still_open": sorting.still_open(words),
        "none_left": say.none_left(words),
        "mine": mine.mine(words, [SAID, PLAIN, SPOKEN] * 4, page=1),
        "mine.empty": mine.mine(words, [], page=0),
        **{
            f"life.{life}": mine.life(words, replace(SAID, life=life), is_mine=True, may_change=life is Life.GOT)
            for life in Life
            if life is not Life.NOT_CHOSEN
        },
        **{
            f"life.not_chosen.{reason}": mine.life(
                words, replace(PLAIN, life=Life.NOT_CHOSEN, reason=reason), is_mine=True, may_change=False
            )
            for reason in (*REASONS, TEXT)
        },
        "life.partly.again": mine.life(
            words,
            replace(SAID, life=Life.PARTLY),
            is_mine=True,
            may_change=False,
            again=Again(SuggestionId(9), date(2026, 7, 6)),
        ),
        "life.helped": mine.life(words, replace(SAID, how=How.HELPED), is_mine=True, may_change=False),
        "paper.helped": read.paper(
            words, MEETING, [(ITEM, [replace(SAID, how=How.HELPED)])], "Marlshire", cut={}, made=NOW.date()
        ),
        "life.photos": mine.life(words, replace(SHOWN, more_photos=(FileId(3),)), is_mine=True, may_change=False),
        "life.answers": mine.life(
            words,
            replace(SAID, life=Life.NOT_CHOSEN, reason="answered"),
            is_mine=True,
            may_change=False,
            answers=(before.before_button(words, SAID),),
        ),
        "life.again": mine.life(words, SAID, is_mine=True, may_change=False, times_back=2, before=4),
        "life.named": mine.life(
            words, replace(SAID, life=Life.LISTED), is_mine=True, may_change=False, named="Late buses"
        ),
        "life.plain": mine.life(words, replace(PLAIN, life=Life.TALKED), is_mine=True, may_change=False),
        "thought": say.thought(words, Opinion.IMPORTANT, say.none_left(words)),
        "no_time": mine.no_time(words, SAID, NOW.date()),
        "put_off": mine.put_off(words, SAID, NOW.date()),
        "silent": mine.silent(words, SAID, NOW.date()),
        "silent.no_day": mine.silent(words, PLAIN, None),
        "taken_back": mine.taken_back(words),
        "choose_now": choose.choose_now(words, MEETING, 3),
        "choose": choose.choose(words, MEETING, [(SAID, 1), (PLAIN, 3)], 4, on_list=1, undecided=2, page=0),
        "choose.decided": choose.choose(words, MEETING, [(SAID, 1)], 1, on_list=1, undecided=0, page=0),
        "one": choose.one(words, SPOKEN, Tally(2, 5), [SAID, PLAIN]),
        "one.cut": choose.one(words, SAID, NOBODY, [], times_cut=2),
        "one.step": choose.one(words, SAID, NOBODY, [PLAIN], step=(2, 4)),
        "ready": choose.ready(words, MEETING, [("🚌", "Late buses"), ("💷", "Money")], undecided=0),
        "ready.undecided": choose.ready(words, MEETING, [("🚌", "Late buses"), ("💷", "Money")], undecided=2),
        "item.more": choose.item(words, ITEM, 1, undecided=2),
        "one.bare": choose.one(words, PLAIN, NOBODY, [], people=3),
        "one.joined": choose.one(words, SAID, NOBODY, [], is_joined=True),
        "behind": choose.behind(words, ITEM, [SAID, PLAIN], page=0),
        "one.again": choose.one(words, SAID, NOBODY, [], times_back=1),
        "one.alone": choose.one(words, SAID, NOBODY, []),
        "why": choose.why(words, SAID),
        "item_list": choose.item_list(words, MEETING, [ITEM, JOINED], sent=False),
        "item_list.sent": choose.item_list(words, MEETING, [ITEM, JOINED], sent=True),
        "item_list.second": choose.item_list(words, MEETING, [ITEM, JOINED] * 4, sent=False, page=1),
        "item_list.empty": choose.item_list(words, MEETING, [], sent=False),
        "item": choose.item(words, ITEM, 2),
        "item.sent": choose.item(words, ITEM, 2, sent=True),
        "sent": choose.sent(words, MEETING, comes=words.text("home.comes.now")),
        "sent.empty": choose.sent(words, MEETING, comes=""),
        "read": read.read(words, MEETING, [ITEM, JOINED], may_print=True),
        "read.helper": read.read(words, MEETING, [ITEM], may_print=True, has_voice=False),
        "read.empty": read.read(words, MEETING, [], may_print=False),
        "read_there": read.read_there(words, MEETING, [ITEM], LINK),
        "paper": read.paper(words, MEETING, [(ITEM, [SAID, PLAIN])], "Marlshire", cut={ITEM.id: 2}, made=NOW.date()),
        **{
            f"paper.{n}": read.paper(words, MEETING, listed(n), "Marlshire", cut={}, made=NOW.date())
            for n in (5, 8, 12, 21)
        },
        "desk": desk.desk(words, DESK),
        "desk.empty": desk.desk(words, EMPTY),
        "desk.many_quiet": desk.desk(words, replace(DESK, quiet=(GROUP,) * 3, looked=None)),
        "desk.together": desk.desk(words, DESK, groups=Several(("Northfield", "Riverside"))),
        "desk.alone": desk.desk(words, replace(DESK, is_one_group=True, quiet=())),
        "fresh": desk.fresh(words, [SAID, PLAIN], since=SuggestionId(0), page=0),
        "fresh.empty": desk.fresh(words, [], since=SuggestionId(0), page=0),
        "quiet": desk.quiet(words, [GROUP], page=0),
        "quiet.empty": desk.quiet(words, [], page=0),
        "gather": desk.gather(words, GRID),
        "count": desk.count(words, TOPICS["bus"], 4, after=SuggestionId(0)),
        "which_group.many": desk.which_group(
            words, TOPICS["bus"], 3, {GroupId(n): f"Valley {n}" for n in range(1, 9)}, after=SuggestionId(4)
        ),
        "which_group": desk.which_group(
            words, TOPICS["bus"], 3, {GroupId(1): "Northfield", GroupId(2): "Riverside"}, after=SuggestionId(4)
        ),
        "gathered": desk.gathered(words, GATHERED),
        "one.gathered": choose.one(words, GATHERED, NOBODY, [], people=5),
        "paper.pass_on": read.paper(
            words, MEETING, [(ITEM, [SAID])], "Marlshire", cut={}, made=NOW.date(), passes_on=True
        ),
        "as_text": pass_on.as_text(words, MEETING, [(ITEM, [SAID, PLAIN]), (JOINED, [PLAIN])], "Mar", cut={ITEM.id: 2}),
        "no_email": pass_on.no_email(words, MEETING, may_ask=True),
        "no_email.facilitator": pass_on.no_email(words, MEETING, may_ask=False),
        "print_asked": pass_on.print_asked(words, MEETING, ["Sam", "Grace"], comes=comes),
        "print_asked.nobody": pass_on.print_asked(words, MEETING, [], comes=comes),
        "list_changed": pass_on.list_changed(words, MEETING, [ITEM, JOINED]),
        "list_changed.empty": pass_on.list_changed(words, MEETING, []),
        "please_print": pass_on.please_print(words, MEETING),
        "form": read.form(words, words, GRID, "Sam"),
        "whose": on_paper.whose(words, [member], page=0),
        "whose.empty": on_paper.whose(words, [], page=0),
        "how": on_paper.how(words, member, TOPICS["bus"]),
        "check_for": on_paper.check_for(words, member, TOPICS["bus"], How.SELF, says=SAYS),
        "say_for": on_paper.say_for(words, member, TOPICS["bus"], says=SAYS),
        **{
            f"check_words{name}": on_paper.check_words(
                words, member, TOPICS["bus"], reply, yes=tap("agenda.keep_for", 1), no=SAYS, says=SAYS
            )
            for name, reply in (
                ("", Reply(TEXT)),
                (".voice", Reply(voice=FileId(2))),
                (".photo", Reply(photo=FileId(2))),
            )
        },
    }
