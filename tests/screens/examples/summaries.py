"""Every screen of summaries."""

from dataclasses import replace
from datetime import timedelta

from bot.ids import CardId, FileId, GroupId, ItemId, MemberId, PersonId, SuggestionId, SummaryId
from bot.languages import FIRST, figures_in
from bot.rules.agenda import How, Life, Suggestion
from bot.rules.easy_read import findings
from bot.rules.easy_read.details import details
from bot.rules.summaries import (
    Ask,
    Asked,
    Card,
    CardText,
    Mark,
    Material,
    Outcome,
    Reader,
    Step,
    Summary,
    Untold,
    UntoldKind,
)
from bot.screen import Pictogram, Screen, VoiceNote, tap
from bot.screens.summaries import ask, check, pictures, read, write
from bot.words import Words
from tests.screens.examples.meetings import ITEM, MEETING, NOW
from tests.screens.examples.people import LINK, someone
from tests.screens.examples.topics import TOPICS
from tests.tongues import OTHER

SUMMARY = Summary(SummaryId(1), MEETING.id, "en", 3, 0, None, None)
OUT = replace(SUMMARY, edition=1, published_at=NOW, published_by=PersonId(1))
SECOND = replace(OUT, edition=2)
LINES = ("Northfield", "Riverside", "Marlshire")
BUS = Pictogram("🚌", "bus")
CARD = Card(CardId(1), SUMMARY.id, 0, CardId(1), ITEM.id, "Buses", LINES, "🚌", 1, 2)
WITH_PHOTO = replace(CARD, photo=FileId(1), photo_alt="the new bus stop")
EMPTY = replace(CARD, id=CardId(2), of_id=CardId(2), lines=(), position=2)
PROMISED = {ITEM.id: Outcome(ITEM.id, talked=True, said="yes", following="promise")}
NOTES = "A pilot on route 4 starts on 04/01/2027 at a cost of £212,000 per annum."
SPOKEN = Material(1, SUMMARY.id, "Mina", Asked.SAID, ITEM.id, "", FileId(1))
WRITTEN = Material(2, SUMMARY.id, "Mina", Asked.TALKED, None, "We talked about buses", None)
PIECE = Material(3, SUMMARY.id, "Sam", Asked.NOTES, None, NOTES, None)
READER = Reader(PersonId(3), "Ben", "Northfield", PersonId(1), NOW, by_name=True)
QUIET_READER = Reader(PersonId(4), "Asha", "Riverside", PersonId(1), NOW, by_name=False)
MARKS = (
    Mark(CARD.id, PersonId(3), "Ben", is_hard=True, words="promise", voice=None),
    Mark(CARD.id, PersonId(4), "Asha", is_hard=True, words="", voice=FileId(1)),
    Mark(EMPTY.id, PersonId(4), "Asha", is_hard=True, words="", voice=None),
)
STATE = write.State(cards=2, findings=1, missing=1, hard=1, done=(READER,), has_changes=True)
BARE = write.State(cards=0, findings=0, missing=0, hard=0, done=(), has_changes=True)
SAME = replace(STATE, has_changes=False, done=())
SAID = Suggestion(
    id=SuggestionId(1), member_id=MemberId(1), person_id=PersonId(1), name="Mina", group_id=GroupId(1),
    board_id=MEETING.board_id, meeting_id=MEETING.id, topic=TOPICS["bus"], text="the bus is ALWAYS late",
    voice=None, photo=None, with_name=True, how=How.SELF, life=Life.TALKED, item_id=ITEM.id, reason="", said_at=NOW,
)  # fmt: skip
QUESTION = Ask(1, SUMMARY.id, PersonId(3), "Ben", "when does it start", None, "", None, None, None)
VOICED = replace(QUESTION, text="", voice=FileId(1), answer_voice=FileId(2))
TALK = replace(QUESTION, text="")
HARD = "The board talked about commissioning."
SYMBOLS = [("bus", "🚌", "bus"), ("day_centre", "🏢", "day centre")] * 8


def _comes(words: Words) -> str:
    """When a letter comes that waits for its day."""
    return words.comes(NOW + timedelta(hours=20), now=NOW)


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    after = tap("summaries.answered", 1)
    mina, asha = someone(), someone("Asha")
    titles = {ITEM.id: ITEM.title}
    everything = [SPOKEN, WRITTEN, PIECE]
    left = [
        Untold(UntoldKind.ITEM, "item-1", "🚌 Buses", "", ITEM.id),
        Untold(UntoldKind.PROMISE, "promise-1", "Mina", "I will find out"),
        *(Untold(UntoldKind.DETAIL, detail.key, detail.words, NOTES) for detail in details(NOTES, figures_in(FIRST))),
    ]
    found = findings((HARD,), tongue=words.known.tongue, hard_words=words.hard_words())
    return {
        "ask": ask.ask(words, MEETING, again=False),
        "ask.again": ask.ask(words, MEETING, again=True),
        "question": ask.question(words, SUMMARY, Step(Asked.TALKED), items=[ITEM], outcomes=PROMISED, after=after),
        **{
            f"question.{step.asked}.{step.item_id}": ask.question(
                words, SUMMARY, step, items=[ITEM], outcomes=PROMISED, after=after
            )
            for step in (Step(Asked.SAID), Step(Asked.SAID, ITEM.id), Step(Asked.NEXT, ITEM.id))
        },
        "question.noted": ask.question(
            words, SUMMARY, Step(Asked.SAID, ITEM.id), items=[ITEM], outcomes=PROMISED, after=after, noted=[WRITTEN]
        ),
        "kept": ask.kept(words, SUMMARY, Step(Asked.TALKED), after=after),
        "answered": ask.answered(words, SUMMARY),
        **{f"known.{n}": ask.known(words, SUMMARY, everything, titles, n) for n in range(len(everything))},
        "known.private": ask.known(words, SUMMARY, [replace(PIECE, is_private=True)], titles, 0),
        "known.promise": ask.known(words, SUMMARY, [SPOKEN, replace(PIECE, text=f"Mina will {NOTES}")], titles, 1),
        "known.empty": ask.known(words, SUMMARY, [], titles, 0),
        "notes": ask.notes(words, SUMMARY, has_notes=False),
        "notes.more": ask.notes(words, SUMMARY, has_notes=True),
        **{f"missing.{n}": ask.missing(words, SUMMARY, left, n) for n in range(len(left))},
        "missing.none": ask.missing(words, SUMMARY, [], 0),
        "work": write.work(words, SUMMARY, MEETING, STATE),
        "work.begun": write.work(words, SUMMARY, MEETING, BARE),
        "work.out": write.work(words, OUT, MEETING, SAME),
        "work.changed": write.work(words, OUT, MEETING, STATE),
        "cards": write.cards(words, SUMMARY, [CARD, EMPTY] * 4, page=0),
        "cards.empty": write.cards(words, SUMMARY, [], page=0),
        "new": write.new(words, SUMMARY, [ITEM, replace(ITEM, id=ItemId(2))], page=0),
        "edit": write.edit(
            words, CARD, picture=BUS, meeting=MEETING, position=(1, 2), found=found, hard_words=words.hard_words()
        ),
        "edit.empty": write.edit(
            words, EMPTY, picture=BUS, meeting=MEETING, position=(2, 2), found=(), hard_words=words.hard_words()
        ),
        "card_words": write.card_words(words, CARD),
        "card_words.first": write.card_words(words, EMPTY),
        "card_words.voice": write.card_words(words, CARD, voice=VoiceNote(FileId(1))),
        "line": write.line(words, CARD, 0),
        "heading": write.heading(words, CARD),
        "more": write.more(words, CARD, place=0),
        "more.second": write.more(words, EMPTY, place=1),
        "remove": write.remove(words, CARD),
        **{f"picture.{page}": pictures.picture(words, CARD, SYMBOLS, page=page) for page in (0, 1)},
        "picture.unknown": pictures.picture(words, CARD, SYMBOLS, page=0, is_unknown=True),
        "photo_words": pictures.photo_words(words, CARD),
        "photo_refused": pictures.photo_refused(words, CARD),
        "card.photo": read.card(
            words, WITH_PHOTO, picture=replace(BUS, alt=WITH_PHOTO.photo_alt, photo=WITH_PHOTO.photo), place=1, total=3
        ),
        "ready": write.ready(words, SUMMARY, replace(STATE, missing=0), is_rep=True),
        "ready.missing": write.ready(words, SUMMARY, STATE, is_rep=True),
        "ready.facilitator": write.ready(words, SUMMARY, replace(STATE, done=(), missing=0), is_rep=False),
        "ready.same": write.ready(words, OUT, SAME, is_rep=True),
        "ready.other": write.ready(
            words,
            SUMMARY,
            replace(STATE, missing=0, unwritten=((OTHER.code, CARD, 2),), readers={OTHER.code: 1}),
            is_rep=True,
        ),
        "more.languages": write.more(words, CARD, place=1, languages=(OTHER.code,)),
        "other": write.other(words, CARD, OTHER.code, None),
        "other.again": write.other(words, CARD, OTHER.code, CardText("Ben", LINES)),
        "unread": write.unread(words, SUMMARY),
        "preview": write.preview(words, CARD, picture=BUS, position=(1, 2)),
        "preview.last": write.preview(words, EMPTY, picture=BUS, position=(2, 2)),
        "say_yes": write.say_yes(words, SUMMARY),
        "reps_asked": write.reps_asked(words, SUMMARY, comes=_comes(words)),
        "published": write.published(words, OUT, comes=_comes(words)),
        "published.again": write.published(words, SECOND, comes=_comes(words)),
        "readers": check.readers(words, SUMMARY, [mina, asha] * 5, [READER], page=0),
        "readers.empty": check.readers(words, SUMMARY, [], [], page=0),
        "reader_asked": check.reader_asked(words, SUMMARY, "Ben", comes=_comes(words)),
        "reader_asked.anybody": check.reader_asked(words, SUMMARY, "", comes=_comes(words)),
        "read_first": check.read_first(words, SUMMARY, "Mina", 4),
        "check": check.check(words, CARD, picture=BUS, position=(1, 2)),
        "hard": check.hard(words, CARD),
        "checked": check.checked(words, SUMMARY),
        "named": check.named(words, by_name=True),
        "named.group": check.named(words, by_name=False),
        "remarks": check.remarks(words, SUMMARY, [CARD, EMPTY], MARKS, [READER]),
        "remarks.clear": check.remarks(words, SUMMARY, [CARD], (), [READER, QUIET_READER]),
        "news": read.news(words, OUT, MEETING, 1, may_write=False),
        "news.writer": read.news(words, SECOND, MEETING, 4, may_write=True),
        "news.unread": read.news(words, OUT, MEETING, 1, may_write=False, read_first=False),
        "news_there": read.news_there(words, MEETING, 4, LINK),
        "changed": read.changed(words, SECOND, ["Buses", "Money"]),
        "changed.order": read.changed(words, SECOND, []),
        "changed_there": read.changed_there(words, ["Buses"], LINK),
        "own": read.own(words, OUT, [SAID], total=3),
        **{
            f"own.{life}": read.own(words, OUT, [replace(SAID, life=life, text="")] * 3, total=3)
            for life in Life
            if life is not Life.TALKED
        },
        "card": read.card(words, CARD, picture=BUS, place=0, total=2),
        "card.other": read.card(
            words,
            replace(CARD, language=OTHER.code if words.language == FIRST else FIRST),
            picture=BUS,
            place=0,
            total=2,
        ),
        "card.last": read.card(words, CARD, picture=BUS, place=1, total=2),
        "end": read.end(words, OUT),
        **{
            f"thanks.{answer}": read.thanks(words, OUT, answer=answer, comes=_comes(words))
            for answer in ("clear", "unsure", "asked", "talk", "nobody")
        },
        "which": read.which(words, OUT, [CARD, EMPTY] * 4, first=2, page=1),
        "unsure_told": read.unsure_told(words, OUT, [CARD, EMPTY], {CARD.id: 1, EMPTY.id: 2}),
        "ask_rep": read.ask_rep(words, OUT),
        "asked": read.asked(words, QUESTION),
        "asked.voice": read.asked(words, VOICED),
        "asked.talk": read.asked(words, TALK),
        "reply": read.reply(words, QUESTION),
        "asks": read.asks(words, [QUESTION, TALK], page=0),
        "asks.empty": read.asks(words, [], page=0),
        "sent": read.sent(words, "Ben", comes=_comes(words)),
        "rep_answered": read.rep_answered(words, replace(QUESTION, answer="in January"), "Mina"),
        "rep_answered.voice": read.rep_answered(words, VOICED, "Mina"),
        "rep_answered.meet": read.rep_answered(words, TALK, "Mina"),
        "rep_answered.wait": read.rep_answered(words, QUESTION, ""),
        "my_asks": read.my_asks(words, [replace(QUESTION, text="Mina"), TALK], page=0),
        "old": read.old(words, [(OUT, MEETING)] * 8, page=0),
        "old.empty": read.old(words, [], page=0),
        "paper": read.paper(
            words,
            SECOND,
            MEETING,
            [(CARD, BUS)],
            written=words,
            board="Marlshire",
            writer="Mina",
            readers=[READER, QUIET_READER],
        ),
        "paper.unread": read.paper(
            words, OUT, MEETING, [(CARD, BUS)], written=words, board="Marlshire", writer="", readers=[]
        ),
    }
