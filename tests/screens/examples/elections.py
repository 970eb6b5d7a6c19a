"""Every screen of elections."""

from dataclasses import replace
from datetime import timedelta

from bot.ids import FileId, GroupId
from bot.rules.ballots import EMPTY, Choice, Step, Turn, form_of
from bot.rules.candidates import CameLate, LooksAfterIt
from bot.rules.counting import NONE, Ballot, Result, Status
from bot.rules.elections import Candidate, Election, Standing, State
from bot.rules.in_a_row import Limited
from bot.rules.reps import Answer
from bot.rules.reserved import Reservation, Whom
from bot.rules.together import Several
from bot.screen import Screen, Tap, tap
from bot.screens.elections import (
    lots,
    papers,
    plan,
    practice,
    recount,
    reserved,
    result,
    roll,
    running,
    stages,
    stand,
    stopping,
    vote,
)
from bot.screens.elections.sheet import Sheet
from bot.words import Words
from handlers.elections.ballots import drawn
from tests.screens.a_vote import (
    BEN,
    COUNTED,
    DONE,
    DRAFT,
    FEWER,
    FIVE,
    FOURTEEN,
    IN_IT,
    IN_ORDER,
    IN_ORDER_KEPT,
    KEPT,
    MANY,
    MINA,
    NAMES,
    OPEN,
    RANKED,
    SAID,
    SAM,
    SHARED,
    SHOWN,
    THREE,
    TROUBLED,
    VOTED,
    VOTERS,
)
from tests.screens.asked import asked_of
from tests.screens.examples.areas import CITY, NORTH
from tests.screens.examples.meetings import NOW, TODAY
from tests.screens.examples.people import LINK, someone
from tests.screens.helped import helped_pages
from tests.screens.paper_pages import pages_of_counting
from tests.screens.planning import planned
from tests.screens.receipt_pages import pages_of_receipts
from tests.screens.secrecy_pages import pages_of_secrecy

FIRST_PAGE = Turn(Step.SHOW)
BY_PLACE = {0: MINA, 1: BEN, 2: SAM}


def _sheet(election: Election, candidates: tuple[Candidate, ...], *places: int, turn: Turn) -> Sheet:
    def does(turn: Turn, choice: Choice) -> Tap:
        return tap("b", f"opaque{turn.pack()}x{turn.helper}x{choice}")

    form = form_of(election.kind or Ballot.APPROVAL, len(candidates))
    return Sheet(election, candidates, form, form.choice_of(places), turn, does)


def _ballot(
    words: Words, election: Election, candidates: tuple[Candidate, ...], *places: int, turn: Turn = FIRST_PAGE
) -> Screen:
    return drawn(words, _sheet(election, candidates, *places, turn=turn))


def page_of(
    words: Words, kind: Ballot, candidates: tuple[Candidate, ...], chosen: tuple[int, ...], *, turn: Turn
) -> Screen:
    """A page of a ballot of this kind."""
    return _ballot(words, replace(OPEN, kind=kind), candidates, *chosen, turn=turn)


def _confirm(words: Words, election: Election, *places: int) -> Screen:
    return _ballot(words, election, THREE, *places, turn=Turn(Step.CONFIRM))


def _practice(words: Words, choice: Choice, turn: Turn) -> Screen:
    return drawn(
        words,
        practice.sheet(
            words, choice, turn, does=lambda turn, choice: tap("elections.practise_on", turn.pack(), choice)
        ),
    )


def _singly(n: int, step: Step = Step.SHOW) -> Turn:
    return Turn(step, n, singly=True)


def _reserved(words: Words) -> dict[str, Screen]:
    two = replace(KEPT, reserved=Reservation(Whom.AREA, "Northfield", 2))
    city = replace(KEPT, reserved=Reservation(Whom.AREA, CITY.name, 1, CITY.id, (GroupId(1),)))
    return {
        "whom": reserved.whom(words, MANY),
        "whom.kept": reserved.whom(words, KEPT),
        "name": reserved.name(words, DRAFT.id, Whom.AREA),
        "name.others": reserved.name(words, DRAFT.id, Whom.OTHERS),
        "kept_places": reserved.kept_places(words, KEPT),
        "kept_places.area": reserved.kept_places(words, two),
        "check.kept": plan.check(words, KEPT),
        "rules.kept": plan.rules(words, replace(KEPT, reserved=Reservation(Whom.OTHERS, "young people", 1)), "Alex"),
        "name.areas": reserved.name(words, DRAFT.id, Whom.AREA, (NORTH, CITY)),
        "check.area": plan.check(words, city),
        "rules.kept_area": plan.rules(words, city, "Alex"),
        "my_card.area": stand.my_card(words, IN_IT, may_change=True, election=city),
        "mine": reserved.mine(words, KEPT, MINA, is_own=True),
        "seat_lost": stopping.seat_lost(words, replace(OPEN, seats=3, reserved=city.reserved), MINA, may_vote=True),
        "seat_lost.over": stopping.seat_lost(words, replace(DONE, seats=3, reserved=city.reserved), MINA),
        "mine.other": reserved.mine(words, KEPT, BEN, is_own=False),
        "names.kept": _ballot(words, replace(OPEN, seats=3, reserved=KEPT.reserved), (IN_IT, BEN, SAM)),
        "order.kept": _ballot(words, replace(RANKED, reserved=KEPT.reserved), THREE),
        "my_card.kept": stand.my_card(words, IN_IT, may_change=True, election=KEPT),
    }


def _rep(name: str) -> result.Chosen:
    return result.Chosen(someone(name, is_rep=True), NOW, Several(("Northfield",)), NOW, 9, 12, chose=("Northfield",))


def _standing(words: Words) -> dict[str, Screen]:
    asked, stops = replace(BEN, standing=Standing.SUGGESTED), words.lines("elections.plan.you_stop")
    return {
        "stand": stand.stand(words, DRAFT, is_standing=False, has_voice=True, is_later=False),
        "stand.instead": stand.stand(words, DRAFT, is_standing=False, has_voice=True, is_later=True, stop=stops),
        "stand.already": stand.stand(words, DRAFT, is_standing=True, has_voice=True, is_later=False),
        "stand.late_comer": stand.stand(
            words, DRAFT, is_standing=False, has_voice=True, is_later=False, cannot=CameLate()
        ),
        "stand.looks_after": stand.stand(
            words, DRAFT, is_standing=False, has_voice=True, is_later=False, cannot=LooksAfterIt()
        ),
        "stand.others": stand.stand(words, DRAFT, is_standing=False, has_voice=False, is_later=False),
        "stand.limited": stand.stand(
            words, DRAFT, is_standing=False, has_voice=True, is_later=False, limited=Limited(2, NOW)
        ),
        "stand.later": stand.stand(words, DRAFT, is_standing=False, has_voice=True, is_later=True),
        "stand_there": stand.stand_there(words, DRAFT, LINK),
        "stand.together": stand.stand(words, DRAFT, is_standing=False, has_voice=True, is_later=False, together=BOTH),
        "stand_there.together": stand.stand_there(words, DRAFT, LINK, together=BOTH),
        "suggest": stand.suggest(words, DRAFT.id, [someone(), someone("Ben")], page=0),
        "suggested": stand.suggested(words, asked, comes=words.text("home.comes.now")),
        "suggested.paper": stand.suggested(
            words, replace(asked, on_paper=True), comes=words.comes(NOW + timedelta(hours=20), now=NOW)
        ),
        "suggested.stands": stand.suggested(words, BEN, comes=words.text("home.comes.now")),
        "will_you": stand.will_you(words, asked, for_other=False),
        "will_you.for_other": stand.will_you(words, asked, for_other=True),
        "said_no": stand.said_no(words, asked, for_other=False),
        "said_no.other": stand.said_no(words, asked, for_other=True),
        "ask_stand": stand.ask_stand(words, DRAFT.id, someone()),
        **{f"rep_job.{n}": stand.rep_job(words, n=n) for n in range(1, len(stand.JOB) + 1)},
        "my_card": stand.my_card(words, MINA, may_change=True),
        "my_card.new": stand.my_card(words, BEN, may_change=True, is_new=True),
        "my_card.fixed": stand.my_card(words, MINA, may_change=False),
        "card_wanted": stand.card_wanted(words, BEN, DRAFT),
        "help_offered": stand.help_offered(words, MINA),
        "help_cards": stand.help_cards(
            words, DRAFT.id, (MINA, BEN, replace(SAM, photo=FileId(2), on_paper=True)), page=0
        ),
        "offered": stand.offered(words, BEN, comes=words.text("home.comes.now")),
        "photo": stand.photo(words, MINA),
        "photo_refused": stand.photo_refused(words, None),
        "photo_refused.again": stand.photo_refused(words, MINA),
        "card_words": stand.card_words(words, MINA),
        "withdraw": stopping.withdraw(words, MINA),
        "withdrew": stopping.withdrew(words),
        "withdrawn": stopping.withdrawn(words, OPEN, MINA, may_vote=True),
        "withdrawn.others": stopping.withdrawn(words, OPEN, MINA),
        "withdrawn.closed": stopping.withdrawn(words, DONE, MINA),
        "withdrawn.lots": stopping.withdrawn(words, replace(OPEN, state=State.LOTS), MINA, is_told=True),
        "withdrawn.written_off": stopping.withdrawn(words, DRAFT, replace(MINA, place=None)),
        "cards": stand.cards(words, OPEN, THREE),
        "cards.helps": stand.cards(words, DRAFT, THREE, helps=True),
        "cards.empty": stand.cards(words, OPEN, ()),
        "meet": stand.meet(words, MINA),
        "meet.nothing": stand.meet(words, BEN),
    }


def _voting(words: Words) -> dict[str, Screen]:
    one, yes_no = replace(OPEN, kind=Ballot.CHOOSE_ONE), replace(OPEN, kind=Ballot.YES_NO)
    return {
        "opened": vote.opened(words, OPEN, SAID, voters=12, may_vote=True),
        "opened.again": vote.opened(words, OPEN, SAID, voters=12, tied=(MINA, BEN), may_vote=True),
        "opened.fewer": vote.opened(words, OPEN, SAID, voters=5, may_vote=True, fewer=True),
        "opened.others": vote.opened(words, OPEN, SAID, voters=12, may_vote=False),
        "opened.late": vote.opened(words, OPEN, SAID, voters=12, may_vote=False, came_late=True),
        "opened_there": vote.opened_there(words, OPEN, SAID, LINK, voters=12),
        "opened.together": vote.opened(words, OPEN, SAID, voters=24, may_vote=True, together=BOTH),
        "opened_there.together": vote.opened_there(words, OPEN, SAID, LINK, voters=24, together=BOTH),
        "remind": vote.remind(words, OPEN),
        "longer": vote.longer(words, OPEN, may_vote=True),
        "change_open": running.change_open(words, OPEN),
        "change_open.had": running.change_open(words, replace(OPEN, extended=True)),
        "more_days": running.more_days(words, OPEN, NOW),
        "call_off_open": running.call_off_open(words, OPEN),
        "names": _ballot(words, OPEN, THREE),
        "names.chosen": _ballot(words, OPEN, THREE, 0, 2),
        "names.one": _ballot(words, one, (MINA, BEN)),
        "names.yes_no": _ballot(words, yes_no, (MINA,)),
        "names.none": _ballot(words, replace(OPEN, seats=2), THREE, NONE),
        "names.many": _ballot(words, OPEN, FOURTEEN, turn=Turn(Step.SHOW, 2)),
        "names.last": _ballot(words, OPEN, FOURTEEN, 13, turn=Turn(Step.SHOW, 4)),
        "about": _ballot(words, OPEN, THREE, turn=Turn(Step.ABOUT)),
        "about.last": _ballot(words, OPEN, THREE, turn=Turn(Step.ABOUT, 2)),
        "other": _ballot(words, OPEN, THREE, turn=Turn(Step.OTHER)),
        "answers": drawn(words, replace(_sheet(OPEN, THREE, turn=Turn(Step.ANSWERS)), asked=asked_of(THREE))),
        "other.singly": _ballot(words, OPEN, THREE, turn=_singly(1, Step.OTHER)),
        "other.order": _ballot(words, RANKED, FIVE, turn=Turn(Step.OTHER)),
        **helped_pages(words, _sheet(OPEN, THREE, 0, turn=FIRST_PAGE)),
        "names.room": drawn(words, replace(_sheet(OPEN, THREE, 0, turn=FIRST_PAGE), whose="Mina")),
        "other.room": drawn(words, replace(_sheet(OPEN, THREE, turn=Turn(Step.OTHER)), whose="Mina")),
        "one_face": _ballot(words, OPEN, THREE, turn=_singly(0)),
        "one_face.no_voice": _ballot(words, OPEN, THREE, 0, turn=_singly(1)),
        "one_face.one": _ballot(words, one, (MINA, BEN), turn=_singly(1)),
        "one_face.no_to_all": _ballot(words, OPEN, THREE, turn=_singly(3)),
        "order": _ballot(words, RANKED, FIVE),
        "order.begun": _ballot(words, RANKED, FIVE, 2, 0),
        "order.whole": _ballot(words, RANKED, FIVE, 4, 3, 2, 1, 0, NONE),
        "order.many": _ballot(words, RANKED, FOURTEEN, 2, turn=Turn(Step.SHOW, 1)),
        "order.long": _ballot(words, RANKED, FOURTEEN, *range(13, -1, -1)),
        "confirm.order": _confirm(words, RANKED, 2, 0, NONE),
        "confirm.order_none": _confirm(words, RANKED, NONE),
        "confirm": _confirm(words, OPEN, 0, 2),
        "confirm.none": _confirm(words, OPEN, NONE),
        "confirm.blank": _confirm(words, OPEN),
        **pages_of_secrecy(words),
        "names.practice": _practice(words, Choice(0b10), Turn(Step.SHOW)),
        "one_face.practice": _practice(words, EMPTY, _singly(0)),
        "about.practice": _practice(words, EMPTY, Turn(Step.ABOUT)),
        "other.practice": _practice(words, EMPTY, Turn(Step.OTHER)),
        "confirm.practice": _practice(words, Choice(0b11), Turn(Step.CONFIRM)),
        "practised": practice.practised(words, "🌻 🚲 🎈"),
        "practised.open": practice.practised(words, "🌻 🚲 🎈", OPEN.id),
        "practise_together": practice.practise_together(words, GroupId(1)),
        "practised_together": practice.practised_together(words, comes=words.comes(NOW, now=NOW)),
        "roll": roll.roll(words, OPEN.id, VOTERS, page=0),
        "on_paper": roll.on_paper(words, OPEN, VOTERS, page=0),
        "on_paper.late": roll.on_paper(words, OPEN, [replace(VOTED, always_paper=True)], page=0, is_late=True),
        "ticked": roll.ticked(words, OPEN),
        "unticked": roll.unticked(words, OPEN),
        "unticked.by_themselves": roll.unticked(words, OPEN, comes=words.text("home.comes.now")),
        "vouched": roll.vouched(words, VOTERS[0]),
        "vouched.paper": roll.vouched(words, replace(VOTERS[0], on_paper=True)),
        "taken_back": roll.taken_back(words, "Mina"),
        "printed": vote.printed(words, OPEN, [THREE, THREE[::-1]], "Northfield", SAID, names=["Joe", "Ella"]),
        "printed.none": vote.printed(words, OPEN, [THREE, THREE[::-1]], "Northfield", SAID),
    }


def _papers(words: Words, *, counting: tuple[str, ...] = (), sent: int = 0, can_ask: bool) -> Screen:
    return papers.papers(
        words, OPEN.id, counting=counting, sent=sent, given=3, can_ask=can_ask, few=True, can_end=True, end_at=NOW
    )


def _counting(words: Words) -> dict[str, Screen]:
    tie = Result(Status.TIE, (), (0, 1), 1, {0: 7, 1: 7, NONE: 0}, 14, 0)
    vacant = replace(COUNTED, status=Status.VACANCIES)
    nobody = [Status.REOPEN, Status.NO_VOTES, Status.QUORUM_MISSED]
    shown = result.result(words, DONE, COUNTED, BY_PLACE, SAID, cast=14, roll=20)
    outcome = result.result(words, DONE, COUNTED, BY_PLACE, SAID, cast=14, roll=16)
    small = replace(COUNTED, cast=6)
    return {
        "papers": _papers(words, can_ask=True),
        "papers.nobody": _papers(words, can_ask=False),
        "papers.wait": _papers(words, counting=("Lily", "Tom"), can_ask=True),
        "papers.no_fit": _papers(words, counting=("Lily", "Tom"), sent=2, can_ask=True),
        "counters_drawn": papers.counters_drawn(words, OPEN.id, ("Lily", "Tom")),
        "given": papers.given(words, OPEN.id, VOTERS, page=0),
        **pages_of_counting(words, OPEN.id, THREE),
        "out_of_count": papers.out_of_count(words),
        "no_result": papers.no_result(words, OPEN.id),
        "lots": lots.lots(words, OPEN, (MINA, BEN), ["Lily", "Asha"], may_give=True),
        "lots.tied": lots.lots(words, OPEN, (MINA, BEN), ["Lily", "Asha"], may_give=False, may_name=True),
        "witnesses": lots.witnesses(words, OPEN.id, VOTERS, page=0),
        "lots.anybody": lots.lots(words, OPEN, (MINA, BEN), [], may_give=True),
        "lots.in_order": lots.lots(words, RANKED, (MINA, BEN), ["Lily", "Asha"], may_give=True),
        "seed": lots.seed(
            words, OPEN, (MINA, BEN), "apple, river and 482-910-375", NOW + timedelta(days=1), has_ours=True
        ),
        "word": lots.word(words, OPEN.id),
        "word_kept": lots.word_kept(words, "green bus"),
        "no_words": lots.no_words(words, OPEN.id, until=NOW + timedelta(days=14)),
        "result": shown,
        "result.unreadable": result.result(words, TROUBLED, COUNTED, BY_PLACE, SAID, cast=14, roll=20),
        "result.mine_phone": result.result(words, DONE, COUNTED, BY_PLACE, SAID, cast=14, roll=20, mine=VOTED),
        "result.mine_none": result.result(words, DONE, COUNTED, BY_PLACE, SAID, cast=14, roll=20, mine=VOTERS[0]),
        "result.mine_paper": result.result(
            words, DONE, COUNTED, BY_PLACE, SAID, cast=14, roll=20, mine=replace(VOTED, on_paper=True)
        ),
        "result.few": result.result(
            words, DONE, Result(Status.QUORUM_MISSED, (), (), 0, {}, 4, 0), BY_PLACE, SAID, cast=4, roll=20
        ),
        "result.tie": result.result(words, DONE, tie, BY_PLACE, SAID, cast=14, roll=20),
        "result.kept": result.result(
            words, replace(DONE, seats=3, reserved=KEPT.reserved), vacant, BY_PLACE, SAID, cast=14, roll=20
        ),
        "result.vacancies": result.result(words, replace(DONE, seats=2), vacant, BY_PLACE, SAID, cast=14, roll=20),
        **{
            f"result.{status}": result.result(
                words, DONE, Result(status, (), (), 0, {}, 1, 1), BY_PLACE, SAID, cast=1, roll=20
            )
            for status in nobody
        },
        "result_there": result.result_there(words, shown, LINK),
        "not_public_yet": result.not_public_yet(words),
        "numbers": result.numbers(words, replace(DONE, result=COUNTED), BY_PLACE, again=True),
        "numbers.shown": result.numbers(words, SHOWN, BY_PLACE, again=True),
        "numbers.in_order": result.numbers(words, replace(IN_ORDER, result=SHARED), BY_PLACE, again=False),
        **{
            f"stage.{n}": stages.stage(words, IN_ORDER, SHARED.stages, NAMES, quota=SHARED.quota, n=n)
            for n in range(1, len(SHARED.stages) + 1)
        },
        "stage.kept": stages.stage(words, IN_ORDER_KEPT, FEWER.stages, NAMES, quota=FEWER.quota, n=2),
        "numbers.kept": result.numbers(words, replace(IN_ORDER_KEPT, result=FEWER), BY_PLACE, again=False),
        "stages_paper": stages.stages_paper(
            words, IN_ORDER, SHARED.stages, NAMES, "Northfield", quota=SHARED.quota, made=TODAY
        ),
        "numbers.hidden": result.numbers(words, replace(DONE, result=small), BY_PLACE, again=False),
        "checked": result.checked(words, DONE.id, SAID, SAID[::-1], is_whole=True),
        "checked.changed": result.checked(words, DONE.id, SAID, SAID[::-1], is_whole=False),
        **pages_of_receipts(words, DONE),
        "reps": result.reps(words, GroupId(1), [_rep("Mina")], is_mine=True, contact_on=NOW.date()),
        "thanks": result.thanks(words, DONE, "Ben", ["Mina", "Asha"]),
        "result_paper": result.result_paper(words, DONE.id, outcome, "Northfield", made=TODAY),
        "reps.asked": result.reps(
            words,
            GroupId(1),
            [replace(_rep(name), answer=Answer.ASKED) for name in ("Mina", "Ben")],
            is_mine=False,
            contact_on=NOW.date(),
            may_ask=True,
        ),
        "reps.together": result.reps(
            words, GroupId(1), [replace(_rep("Mina"), speaks_for=OF_AREA, chose=BOTH.names)], is_mine=True
        ),
        "result.together": result.result(
            words, DONE, COUNTED, BY_PLACE, SAID, cast=14, roll=20, mine=VOTED, together=OF_AREA
        ),
        "reps.elsewhere": result.reps(
            words, GroupId(1), [_rep("Ben")], is_mine=True, elsewhere=Several(("Riverside",))
        ),
        "reps.none": result.reps(words, GroupId(1), [], is_mine=False),
        "step_down": result.step_down(words, GroupId(1)),
    }


def _counting_again(words: Words) -> dict[str, Screen]:
    form, names = form_of(Ballot.APPROVAL, 3), {0: "Mina", 1: "Ben", 2: "Sam"}
    piles = [form.choice_of(places) for places in ((0,), (0,), (0, 1), (), (NONE,))]
    return {
        "ask": recount.ask(words, DONE.id, can_draw=True),
        "ask.nobody": recount.ask(words, DONE.id, can_draw=False),
        "asked": recount.asked(words, DONE.id, ["Ben", "Sam"]),
        "recount": recount.recount(words, DONE.id, form, piles, names, is_same=True),
        "recount.few": recount.recount(words, DONE.id, form, None, names, is_same=False),
        "recounted": recount.recounted(words, DONE.id, right=True),
        "recounted.wrong": recount.recounted(words, DONE.id, right=False),
        "told": recount.told(words, DONE.id, right=True),
        "told.wrong": recount.told(words, DONE.id, right=False),
    }


BOTH = Several(("Northfield", "Riverside"))
OF_AREA = replace(BOTH, area=NORTH.name)


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    return (
        planned(words)
        | _reserved(words)
        | _standing(words)
        | _voting(words)
        | _counting(words)
        | _counting_again(words)
    )
