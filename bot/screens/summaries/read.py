"""The news: one card at a time, what became of my own words, what I do now, and the paper."""

from collections.abc import Mapping, Sequence

from bot.ids import CardId
from bot.languages import language as known
from bot.rules.agenda import Suggestion
from bot.rules.meetings import Meeting
from bot.rules.summaries import Ask, Card, Reader, Summary
from bot.screen import NEWS_MENU, REP_MENU, THINGS_MENU, Block, Button, Paper, Pictogram, Screen, Style, VoiceNote, tap
from bot.screens.lists import A_PAGE, hint, paged, short
from bot.screens.paper import hard_words, leaf, print_size
from bot.screens.photos import on_photo
from bot.screens.topics import topic_word
from bot.words import Words

_MOST_OWN = 3
"""Own words on the first card; the others stand under My things."""


def news(
    words: Words, summary: Summary, meeting: Meeting, pages: int, *, may_write: bool, read_first: bool = True
) -> Screen:
    """News from the board: how many cards, and what can be done.

    Args:
        read_first: whether a member read it before it went out; if not, that is said.
    """
    change = (Button(words.text("summaries.button.change"), tap("summaries.work", summary.id)),) if may_write else ()
    return Screen(
        title=words.text("summaries.news.title"),
        lines=(
            words.text("summaries.met", date=words.date(meeting.meets_at.astimezone(meeting.zone))),
            words.plural("summaries.work.cards", pages),
            *((words.text("summaries.news.edition", n=summary.edition),) if summary.edition > 1 else ()),
            *(() if read_first else (words.text("summaries.work.no_reader"),)),
        ),
        buttons=(
            Button(words.text("summaries.button.read"), tap("summaries.read", summary.id, 0), Style.MAIN),
            Button(words.text("summaries.button.paper"), tap("summaries.paper", summary.id)),
            *change,
        ),
        picture=Pictogram("📰", words.text("summaries.news.alt")),
    )


def news_there(words: Words, meeting: Meeting, cards: int, link: str) -> Screen:
    """The same in the group's chat."""
    return Screen(
        title=words.text("summaries.news.title"),
        lines=(
            words.text("summaries.met", date=words.date(meeting.meets_at.astimezone(meeting.zone))),
            words.plural("summaries.work.cards", cards),
        ),
        buttons=(Button(words.text("summaries.button.read"), link),),
    )


def changed(words: Words, summary: Summary, headings: Sequence[str]) -> Screen:
    """One line for everybody: what changed."""
    return Screen(
        title=words.text("summaries.changed.title"),
        lines=_changed(words, headings),
        buttons=(Button(words.text("summaries.button.read"), tap("summaries.news", summary.id), Style.MAIN),),
    )


def _changed(words: Words, headings: Sequence[str]) -> tuple[str, ...]:
    if not headings:
        return words.lines("summaries.changed.order")
    return (words.text("summaries.changed", cards=words.all_of(headings)),)


def changed_there(words: Words, headings: Sequence[str], link: str) -> Screen:
    """The same in the group's chat."""
    return Screen(
        title=words.text("summaries.changed.title"),
        lines=_changed(words, headings),
        buttons=(Button(words.text("summaries.button.read"), link),),
    )


def own(words: Words, summary: Summary, said: Sequence[Suggestion], *, total: int) -> Screen:
    """The first card: what became of my own words."""
    lines = [words.text("summaries.position", n=1, total=total)]
    for suggestion in said[:_MOST_OWN]:
        topic = topic_word(words, suggestion.topic)
        lines.append(words.text("summaries.own.topic", picture=suggestion.topic.emoji, topic=topic))
        if suggestion.text:
            lines.append(words.text("summaries.quote", text=short(suggestion.text, most=120)))
        lines.append(_became(words, suggestion))
    first = tap("agenda.life", said[0].id) if len(said) == 1 else tap("agenda.mine", 0)
    return Screen(
        title=words.text("summaries.own.title"),
        lines=tuple(lines),
        buttons=(
            Button(words.text("summaries.button.next"), tap("summaries.read", summary.id, 1), Style.MAIN),
            Button(words.text("summaries.button.own"), first),
        ),
        picture=Pictogram("💬", words.text("summaries.own.alt")),
        back=tap("summaries.news", summary.id),
    )


def _became(words: Words, suggestion: Suggestion) -> str:
    return words.text(f"summaries.own.{suggestion.life}")


def card(words: Words, shown: Card, *, picture: Pictogram, place: int, total: int) -> Screen:
    """One card. `place` counts from 0, the first card with my own words included."""
    is_last = place + 1 >= total
    onward = tap("summaries.end", shown.summary_id) if is_last else tap("summaries.read", shown.summary_id, place + 1)
    back = tap("summaries.read", shown.summary_id, place - 1) if place else tap("summaries.news", shown.summary_id)
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=(
            words.text("summaries.position", n=place + 1, total=total),
            *shown.lines,
            *on_photo(words, shown),
            *_language(words, shown),
        ),
        buttons=(Button(words.text("summaries.button.next"), onward, Style.MAIN),),
        picture=picture,
        back=back,
    )


def _language(words: Words, shown: Card) -> tuple[str, ...]:
    """Said honestly when a card is not there in the reader's language."""
    if shown.language in ("", words.language):
        return ()
    return "", words.text("summaries.in_language", language=known(shown.language).name)


def end(words: Words, summary: Summary) -> Screen:
    """After the last card: what do you want to do now? It is no test."""
    return Screen(
        title=words.text("summaries.end.title"),
        lines=words.lines("summaries.end"),
        buttons=(
            Button(words.text("summaries.button.clear_for_me"), tap("summaries.clear", summary.id), Style.YES),
            Button(words.text("summaries.button.unsure"), tap("summaries.which", summary.id, 0)),
            Button(words.text("summaries.button.ask"), tap("summaries.ask_rep", summary.id)),
            Button(words.text("summaries.button.again"), tap("summaries.read", summary.id, 0)),
        ),
        place=tap("summaries.last", summary.id),
    )


def thanks(words: Words, summary: Summary, *, answer: str, comes: str = "") -> Screen:
    """The answer is kept and can be changed. `comes`: when a question reaches the rep, in words."""
    return Screen(
        title=words.text("summaries.thanks.title"),
        lines=words.lines(f"summaries.thanks.{answer}", when=comes),
        place=tap("summaries.last", summary.id),
        buttons=(Button(words.text("summaries.button.other_answer"), tap("summaries.last", summary.id)),),
    )


def which(words: Words, summary: Summary, cards: Sequence[Card], *, first: int, page: int) -> Screen:
    """Which card? They have the numbers that this person saw: `first` is 2 when card 1 was about their own words."""
    entries = [
        Button(f"{c.emoji} {n}. {short(c.heading, most=17)}", tap("summaries.unsure", summary.id, c.of_id))
        for n, c in enumerate(cards, start=first)
    ]
    return Screen(
        title=words.text("summaries.which.title"),
        lines=words.lines("summaries.which"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("summaries.which", summary.id, n)),
        back=tap("summaries.last", summary.id),
    )


def unsure_told(words: Words, summary: Summary, cards: Sequence[Card], counts: Mapping[CardId, int]) -> Screen:
    """For the writers: which card, how many people, never who."""
    lines = []
    for n, each in enumerate(cards, start=1):
        if counts.get(each.of_id):
            lines.append(words.text("summaries.unsure_told.card", n=n, heading=each.heading))
            lines.append(words.plural("summaries.unsure_told.people", counts[each.of_id]))
    return Screen(
        title=words.text("summaries.unsure_told.title"),
        lines=(*lines, *words.lines("summaries.unsure_told")),
        buttons=(Button(words.text("summaries.button.change"), tap("summaries.cards", summary.id, 0)),),
    )


# Questions to the rep


def ask_rep(words: Words, summary: Summary) -> Screen:
    """Ask a rep: write it, say it, or only press."""
    return Screen(
        title=words.text("summaries.ask_rep.title"),
        lines=words.lines("summaries.ask_rep"),
        buttons=(
            Button(words.text("summaries.button.talk_to_me"), tap("summaries.talk_to_me", summary.id), Style.MAIN),
        ),
        place=tap("summaries.ask_rep", summary.id),
        back=tap("summaries.last", summary.id),
    )


def asked(words: Words, question: Ask) -> Screen:
    """For the reps: somebody asks. Answering is a tap away, so that words meant for something else do not land here."""
    return Screen(
        title=words.text("summaries.asked.title"),
        lines=_question(words, question),
        buttons=(
            Button(words.text("summaries.button.answer"), tap("summaries.reply", question.id), Style.MAIN),
            Button(words.text("summaries.button.when_we_meet"), tap("summaries.when_we_meet", question.id)),
        ),
        enclosed=_voice(question),
        back=tap("summaries.asks", 0),
    )


def reply(words: Words, question: Ask) -> Screen:
    """The rep answers in words or by voice."""
    return Screen(
        title=words.text("summaries.reply.title", name=question.name),
        lines=words.lines("summaries.reply"),
        place=tap("summaries.reply", question.id),
        back=tap("summaries.asked", question.id),
    )


def _voice(question: Ask) -> tuple[VoiceNote, ...]:
    return () if question.voice is None else (VoiceNote(question.voice),)


def _question(words: Words, question: Ask) -> tuple[str, ...]:
    if question.text:
        return words.text("summaries.asked.by", name=question.name), words.text("summaries.quote", text=question.text)
    key = "summaries.asked.voice" if question.voice is not None else "summaries.asked.talk"
    return (words.text(key, name=question.name),)


def asks(words: Words, waiting: Sequence[Ask], *, page: int) -> Screen:
    """Questions that wait for an answer."""
    entries = [Button(f"🙋 {short(each.name)}", tap("summaries.asked", each.id)) for each in waiting]
    return Screen(
        title=words.text("summaries.asks.title"),
        lines=words.lines("summaries.asks" if waiting else "summaries.asks.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("summaries.asks", n)),
        back=REP_MENU,
    )


def sent(words: Words, name: str, *, comes: str) -> Screen:
    """The rep's answer is on its way. `comes`: when it reaches who asked, in words."""
    return Screen(
        title=words.text("summaries.sent.title"),
        lines=words.lines("summaries.sent", name=name, when=comes),
        place=tap("summaries.asks", 0),
        buttons=(Button(words.text("summaries.button.asks"), tap("summaries.asks", 0)),),
    )


def rep_answered(words: Words, question: Ask, rep: str) -> Screen:
    """For the asker: the rep's answer, or (no rep) that it is still to come."""
    how = (
        "wait" if not rep else "words" if question.answer else "voice" if question.answer_voice is not None else "meet"
    )
    said = [words.text(f"summaries.answered_to.{how}", name=rep)]
    said += [words.text("summaries.quote", text=question.answer)] if question.answer else []
    return Screen(
        title=words.text("summaries.answered_to.title" if rep else "summaries.answered_to.wait.title"),
        lines=(*((words.text("summaries.answered_to.asked", text=question.text),) if question.text else ()), *said),
        buttons=(Button(words.text("summaries.button.ask_more"), tap("summaries.ask_rep", question.summary_id)),),
        enclosed=() if question.answer_voice is None else (VoiceNote(question.answer_voice),),
    )


def my_asks(words: Words, questions: Sequence[Ask], *, page: int) -> Screen:
    """What I asked the rep; one with a tick has an answer."""
    spoken = words.text("summaries.my_asks.spoken")
    entries = [
        Button(
            f"{'⏳' if each.answered_at is None else '✅'} {short(each.text or spoken)}",
            tap("summaries.answered_to", each.id),
        )
        for each in questions
    ]
    return Screen(
        title=words.text("summaries.my_asks.title"),
        lines=words.lines("summaries.my_asks"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("summaries.my_asks", n)),
        back=THINGS_MENU,
    )


# Old ones, and paper


def old(words: Words, out: Sequence[tuple[Summary, Meeting]], *, page: int) -> Screen:
    """All summaries, the newest first."""
    shown = out[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [
        words.text(
            "summaries.old.line",
            n=page * A_PAGE + n,
            date=words.heading(words.date(meeting.meets_at)),
        )
        for n, (_, meeting) in enumerate(shown, start=1)
    ]
    entries = [
        Button(words.text("summaries.button.old_one", n=n), tap("summaries.news", summary.id))
        for n, (summary, _) in enumerate(out, start=1)
    ]
    return Screen(
        title=words.text("summaries.old.title"),
        lines=(*lines, *hint(words, entries)) or words.lines("summaries.old.empty"),
        entries=tuple(_by_day(words, summary, meeting) for summary, meeting in out),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("summaries.old", n), most=A_PAGE),
        back=NEWS_MENU,
    )


def _by_day(words: Words, summary: Summary, meeting: Meeting) -> Button:
    return Button(f"📰 {words.heading(words.date(meeting.meets_at))}", tap("summaries.news", summary.id))


def home_entry(words: Words, pages: int) -> tuple[str, tuple[str, ...]]:
    """Title and lines of home while there is news to read."""
    return words.text("summaries.news.title"), (words.plural("summaries.work.cards", pages),)


def paper(
    words: Words,
    summary: Summary,
    meeting: Meeting,
    cards: Sequence[tuple[Card, Pictogram]],
    *,
    written: Words,
    board: str,
    writer: str,
    readers: Sequence[Reader],
) -> Screen:
    """The same cards with the same pictures on paper.

    Args:
        written: the words of the language in which the cards are written.
        cards: each with its picture.
        writer: the rep who said yes, empty when the rep is no more known.
    """
    blocks = [
        Block(f"{n}. {card.heading}", picture.emoji, picture.alt, card.lines, photo=picture.photo)
        for n, (card, picture) in enumerate(cards, start=1)
    ]
    day = written.date(meeting.meets_at.astimezone(meeting.zone))
    page = Paper(
        file_name=written.text("summaries.paper.file"),
        title=written.text("summaries.paper.heading", board=board),
        language=written.language,
        blocks=(
            Block(
                written.text("summaries.met", date=day),
                "📅",
                written.text("summaries.paper.date_alt"),
                leaf=leaf(written, meeting.meets_at.astimezone(meeting.zone).date()),
            ),
            *blocks,
            *hard_words(written, (line for card, _ in cards for line in card.lines)),
        ),
        foot=_foot(written, summary, writer, readers),
    )
    return Screen(
        title=words.text("summaries.paper.title"),
        lines=words.lines("summaries.paper"),
        buttons=(print_size(words),),
        enclosed=(page,),
        back=tap("summaries.news", summary.id),
    )


def _foot(words: Words, summary: Summary, writer: str, readers: Sequence[Reader]) -> tuple[str, ...]:
    lines = []
    if summary.published_at is not None:
        lines.append(words.text("summaries.paper.made", date=words.date(summary.published_at)))
    if summary.edition > 1:
        lines.append(words.text("summaries.paper.edition", n=summary.edition))
    if writer:
        lines += words.lines("summaries.paper.writer", name=writer)
    named = sorted({reader.name for reader in readers if reader.by_name})
    groups = sorted({reader.group_name for reader in readers if not reader.by_name})
    if named:
        lines.append(words.text("summaries.paper.reader", names=words.all_of(named)))
    if groups:
        lines.append(words.text("summaries.paper.reader_of", groups=words.all_of(groups)))
    if not readers:
        lines.append(words.text("summaries.work.no_reader"))
    return (*lines, *words.lines("summaries.paper.foot"), *words.lines("home.paper.more"))
