"""Who hears what of being the rep."""

from datetime import timedelta

from bot.ids import ElectionId, TermId
from bot.rules.facts import reps as facts
from bot.rules.reps import How
from storage.unit import Unit
from tests.telling.town import Town

GROUP = "Ben Grace Joe Mina Sam"


def _term(town: Town, name: str, how: How) -> TermId:
    member, now = town.member(name), town.play.now

    def make(unit: Unit) -> TermId:
        return unit.people.add_term(member, starts_at=now, ends_at=now + timedelta(days=700), how=how)

    return town.ask(make)


def test_who_is_next_is_asked_and_who_was_elected_has_been_asked_with_the_result(town: Town) -> None:
    ben = town.member("Ben").id
    elected = _term(town, "Ben", How.ELECTED)
    assert town.tell(facts.TermOffered(elected, ben, town.north)) == {}
    town.play.now += timedelta(minutes=1)
    following = _term(town, "Ben", How.NEXT)
    assert town.tell(facts.TermOffered(following, ben, town.north)) == {f"reps.yours:{following}": ("now", "Ben")}


def test_who_has_no_phone_is_asked_by_the_facilitators(town: Town) -> None:
    term, joe = _term(town, "Joe", How.ELECTED), town.member("Joe").id
    assert town.tell(facts.TermOffered(term, joe, town.north)) == {f"reps.ask:{term}": ("now", "Sam")}
    assert town.tell(facts.AnswerReminded(term, joe, town.north)) == {f"reps.ask:{term}": ("ordinary", "Sam")}


def test_somebody_silent_is_reminded_and_then_the_facilitators_speak_with_them(town: Town) -> None:
    term, ben = _term(town, "Ben", How.ELECTED), town.member("Ben").id
    assert town.tell(facts.AnswerReminded(term, ben, town.north)) == {f"reps.yours:{term}": ("ordinary", "Ben")}
    assert town.tell(facts.AnswerMissing(term, ben, town.north)) == {f"reps.silent:{term}": ("ordinary", "Sam")}


def test_a_yes_or_a_no_takes_back_what_still_asks(town: Town) -> None:
    term, ben = _term(town, "Ben", How.NEXT), town.member("Ben").id
    for said in (facts.TermAccepted, facts.TermDeclined):
        town.happen(facts.AnswerReminded(term, ben, town.north))
        assert f"reps.yours:{term}" in town.waiting()
        town.happen(said(term, ben, town.north))
        assert f"reps.yours:{term}" not in town.waiting()


def test_everybody_hears_who_comes_next_or_that_nobody_does(town: Town) -> None:
    before, term = _term(town, "Mina", How.ELECTED), _term(town, "Ben", How.NEXT)
    ben, mina = town.member("Ben").id, town.member("Mina").id
    assert town.tell(facts.TermPassedOn(term, ben, town.north, before)) == {
        f"reps.passed_on:{term}:{before}": ("quiet", "Grace Joe Mina Sam")
    }
    assert town.tell(facts.SeatStaysFree(before, mina, town.north)) == {f"reps.free:{before}": ("quiet", GROUP)}


def test_who_was_the_rep_hears_that_it_is_over(town: Town) -> None:
    term, mina = _term(town, "Mina", How.ELECTED), town.member("Mina").id
    assert town.tell(facts.TermOver(term, mina, town.north)) == {f"reps.over:{term}": ("ordinary", "Mina")}


def test_the_reps_hear_first_that_members_ask_for_a_new_vote(town: Town) -> None:
    assert town.tell(facts.NewVoteWanted(town.north)) == {
        f"reps.again_mine:{town.north}": ("now", "Mina"),
        f"reps.again_told:{town.north}": ("quiet", "Ben Grace Joe Sam"),
    }
    assert town.times() == ({"Mina"}, {"Ben", "Grace", "Joe", "Sam"})


def test_who_is_the_rep_hears_that_the_end_comes_and_the_facilitators_that_they_plan_the_next_vote(town: Town) -> None:
    term, mina = _term(town, "Mina", How.ELECTED), town.member("Mina").id
    assert town.tell(facts.TermEnds(term, mina, town.north)) == {f"reps.my_end:{term}": ("ordinary", "Mina")}
    assert town.tell(facts.NextVoteWanted(term, mina, town.north)) == {f"reps.ends:{term}": ("ordinary", "Sam")}


def test_everybody_hears_in_one_line_that_there_is_another_limit(town: Town) -> None:
    assert town.tell(facts.LimitChanged(ElectionId(7), town.north)) == {"elections.limit:7": ("quiet", GROUP)}


def test_everybody_hears_that_nobody_follows_and_whose_time_it_was_on_a_page_of_their_own(town: Town) -> None:
    term, mina = _term(town, "Mina", How.ELECTED), town.member("Mina").id
    assert town.tell(facts.NobodyFollows(term, mina, town.north)) == {
        f"reps.unfilled:{term}": ("ordinary", GROUP.replace("Mina ", ""))
    }
    assert town.tell(facts.SeatStillFree(town.north)) == {f"reps.still_free:{town.north}": ("ordinary", "Sam")}
