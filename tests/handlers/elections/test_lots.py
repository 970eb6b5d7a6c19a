"""Promises of the lots: nobody can choose who is drawn, neither through the words nor through who is tied."""

from datetime import timedelta

from sqlalchemy import text

from bot.ids import ElectionId
from bot.rules.counting import Status
from bot.rules.elections import State
from bot.rules.lots import OURS, draw_lots, sealed_word, seed_of
from bot.rules.people import Role
from bot.screen import Screen, tap
from bot.services import people
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play


def tied_twice(hall: Hall) -> ElectionId:
    hall.open("Ben", "Mina", "Asha")
    for _ in range(2):
        for n, voter in enumerate(VOTERS):
            hall.vote(voter, "Ben" if n % 2 else "Mina")
        hall.close()
        hall.made_public()
    return hall.election(State.LOTS).id


def _sealed(hall: Hall) -> list[str]:
    """What the record says of words before they are opened."""
    query = text("SELECT details FROM audit WHERE what = 'word sealed' ORDER BY id")
    return [str(each) for each in hall.play.store.run_now(lambda unit: unit.connection.execute(query).scalars().all())]


def _says(hall: Hall, name: str, word: str) -> Screen:
    hall.play.tap(hall.people[name], tap("elections.word", hall.election(State.LOTS).id))
    return hall.play.say(hall.people[name], word)


def test_a_facilitator_and_a_supporter_cannot_give_the_words(each_play: Play) -> None:
    hall = Hall(each_play)
    helper = each_play.member("Grace", hall.group, role=Role.CARER)
    election = tied_twice(hall)
    for person in (hall.sam, helper):
        each_play.tap(person, tap("elections.word", election))
        assert "We saved “sun”." not in each_play.say(person, "sun").lines
    assert hall.election(State.LOTS).words == ()


def test_the_witnesses_are_the_longest_standing_and_nobody_chooses_them(each_play: Play) -> None:
    hall = Hall(each_play)
    election = tied_twice(hall)
    shown = each_play.tap(hall.people["Dev"], tap("elections.lots", election))
    assert "We need a word from: Lily and Tom." in shown.lines
    _says(hall, "Dev", "mud")
    assert hall.election(State.LOTS).words == ()
    _says(hall, "Lily", "sun")
    assert [word for _, word in hall.election(State.LOTS).words] == ["sun"]


def test_the_first_word_of_a_witness_stays_and_a_second_one_is_not_called_saved(each_play: Play) -> None:
    hall = Hall(each_play)
    election = tied_twice(hall)
    lily = hall.people["Lily"]

    def says(word: str) -> Screen:
        # As when two messages are sent one after the other, before the first one is answered.
        there = tap("elections.word", election).encode()
        each_play.store.run_now(lambda unit: unit.people.set_place(lily, there, since=each_play.now))
        return each_play.say(lily, word)

    assert "We saved “sun”." in says("sun").lines
    assert "We saved “sun”." in says("sun").lines
    shown = says("moon")
    assert not any("We saved" in line for line in shown.lines)
    assert "We need a word from: Tom." in shown.lines
    assert [word for _, word in hall.election(State.LOTS).words] == ["sun"]


def test_a_witness_who_writes_two_words_reads_that_both_are_kept(hall: Hall) -> None:
    tied_twice(hall)
    assert "We saved “green bus”." in _says(hall, "Lily", " green   bus ").lines
    assert [word for _, word in hall.election(State.LOTS).words] == ["green bus"]


def test_when_the_witnesses_are_silent_anybody_with_a_vote_can_give_a_word(hall: Hall) -> None:
    tied_twice(hall)
    hall.play.until(hall.play.now + timedelta(days=4))
    _says(hall, "Dev", "mud")
    assert [word for _, word in hall.election(State.LOTS).words] == ["mud"]


def test_the_hash_of_a_word_is_in_the_record_before_the_word_is_opened(each_play: Play) -> None:
    hall = Hall(each_play)
    election = tied_twice(hall)
    _says(hall, "Lily", "sun")
    assert sealed_word(election, hall.member("Lily").id, "sun") in _sealed(hall)[-1]
    assert "sun" not in " ".join(each_play.tap(hall.people["Tom"], tap("elections.lots", election)).lines)


def test_who_gives_all_the_words_does_not_know_from_what_lots_are_drawn(each_play: Play) -> None:
    """When the witnesses are silent, two accounts of one person can give both words: the computer gives one, too."""
    hall = Hall(each_play)
    election = tied_twice(hall)
    bound = _sealed(hall)
    each_play.until(each_play.now + timedelta(days=4))
    _says(hall, "Dev", "mud")
    before = [
        hall.election(State.LOTS).words,
        *each_play.tap(hall.people["Dev"], tap("elections.lots", election)).lines,
    ]
    _says(hall, "Tom", "rain")
    said = [word for _, word in hall.election(State.LOTS).words]
    assert said[:-1] == ["mud", "rain"]
    assert [sealed_word(election, OURS, said[-1]) in line for line in bound] == [True]
    assert said[-1] not in str(before)
    shown = each_play.tap(hall.people["Lily"], tap("elections.lots", election)).lines
    assert f"The computer uses: mud, rain and {said[-1]}." in shown
    waiting = hall.election(State.LOTS)
    assert waiting.result is not None
    drawn = draw_lots(seed_of(election, waiting.receipts, said), waiting.result.tied, seats=1)
    each_play.until(each_play.now + timedelta(days=5))
    done = each_play.store.run_now(lambda unit: unit.elections.get(election)).result
    assert done is not None
    assert done.elected == drawn


def test_lots_that_wait_for_longer_than_ballots_are_kept_are_drawn_all_the_same(hall: Hall) -> None:
    election = tied_twice(hall)
    _says(hall, "Lily", "mud")
    hall.play.until(hall.play.now + timedelta(days=40))
    done = hall.play.store.run_now(lambda unit: unit.elections.get(election))
    assert [word for who, word in done.words if who != OURS] == ["mud"]
    assert OURS in dict(done.words)
    assert done.state is State.DONE


def test_taking_out_one_who_is_tied_does_not_give_the_seat_to_the_other(each_play: Play) -> None:
    hall = Hall(each_play)
    election = tied_twice(hall)
    _says(hall, "Lily", "sun")
    _says(hall, "Tom", "rain")
    waiting = hall.election(State.LOTS)
    assert waiting.result is not None
    seed = seed_of(election, waiting.receipts, [word for _, word in waiting.words])
    first = draw_lots(seed, waiting.result.tied, seats=1)
    gone = hall.people[next(each.name for each in hall.candidates() if each.place in first)]

    def leave(unit: Unit) -> None:
        people.leave(unit, unit.people.get(gone), group=hall.group, now=each_play.now)

    each_play.store.run_now(leave)
    each_play.until(each_play.now + timedelta(days=2))
    drawn = each_play.store.run_now(lambda unit: unit.elections.get(election))
    assert drawn.result is not None
    assert (drawn.result.status, drawn.result.elected) == (Status.REOPEN, ())
    assert not each_play.store.run_now(lambda unit: unit.records.check(election)).faults


def _names(hall: Hall, who: str, witness: str) -> str:
    play, election = hall.play, hall.election(State.LOTS).id
    return play.tap(hall.people[who], tap("elections.name_witness", election, hall.member(witness).id)).title


def test_each_who_is_tied_names_who_gives_a_word_for_them(each_play: Play) -> None:
    hall = Hall(each_play)
    election = tied_twice(hall)
    each_play.tap(hall.people["Ben"], tap("elections.lots", election))
    each_play.press(hall.people["Ben"], "Who chooses a word")
    each_play.press(hall.people["Ben"], "Dev")
    assert "old" in _names(hall, "Ben", "Tom")
    assert "old" in _names(hall, "Mina", "Dev")
    assert "old" in _names(hall, "Lily", "Tom")
    assert any("Dev" in line for line in each_play.tap(hall.people["Dev"], tap("elections.lots", election)).lines)
    _names(hall, "Mina", "Tom")
    _says(hall, "Dev", "sun")
    assert len(hall.election(State.LOTS).words) == 1
    _says(hall, "Tom", "rain")
    named = [hall.member(name).id for name in ("Dev", "Tom")]
    assert [who for who, _ in hall.election(State.LOTS).words] == [*named, OURS]
    assert each_play.store.run_now(lambda unit: unit.records.check(election)).faults == ()


def test_an_early_word_does_not_count_beside_those_of_who_is_named(each_play: Play) -> None:
    """The longest-standing one is quick; then both who are tied name somebody whom they trust."""
    hall = Hall(each_play)
    election = tied_twice(hall)
    _says(hall, "Lily", "sun")
    _names(hall, "Ben", "Dev")
    assert [who for who, _ in hall.election(State.LOTS).words] == [hall.member("Lily").id]
    _names(hall, "Mina", "Tom")
    assert hall.election(State.LOTS).words == ()
    for name, word in (("Dev", "mud"), ("Lily", "fog"), ("Tom", "rain")):
        _says(hall, name, word)
    assert [word for _, word in hall.election(State.LOTS).words][:-1] == ["mud", "rain"]
    assert each_play.store.run_now(lambda unit: unit.records.check(election)).faults == ()


def test_who_was_named_by_nobody_gives_no_word_beside_two_who_were(hall: Hall) -> None:
    election = tied_twice(hall)
    _names(hall, "Ben", "Dev")
    _names(hall, "Mina", "Tom")
    shown = hall.play.tap(hall.people["Lily"], tap("elections.lots", election))
    assert not any("word" in button.label for button in shown.buttons)


def test_one_person_gives_one_word(hall: Hall) -> None:
    tied_twice(hall)
    for word in ("sun", "rain"):
        _says(hall, "Lily", word)
    assert [word for _, word in hall.election(State.LOTS).words] == ["sun"]


def test_who_goes_after_the_seed_is_known_leaves_their_word_also_where_a_word_is_missing(each_play: Play) -> None:
    """Everybody can read the seed by then; without the word the record and the draw would not agree."""
    hall = Hall(each_play)
    election = tied_twice(hall)
    _says(hall, "Lily", "mud")

    def is_planned() -> bool:
        return each_play.store.run_now(lambda unit: unit.schedule.find("elections.draw", election)) is not None

    for _ in range(40):
        if is_planned():
            break
        each_play.until(each_play.now + timedelta(days=1))
    assert is_planned()
    lily = hall.member("Lily").id
    each_play.store.run_now(lambda unit: unit.elections.forget(lily, neutral_name="Somebody"))
    assert next(word for _, word in hall.election(State.LOTS).words) == "mud"
    waiting = hall.election(State.LOTS)
    each_play.until(each_play.now + timedelta(days=3))
    done = hall.election(State.DONE)
    assert waiting.result is not None
    assert done.result is not None
    seed = seed_of(election, done.receipts, [word for _, word in waiting.words])
    bound = each_play.store.run_now(lambda unit: unit.connection.execute(_SEED).scalars().all())
    assert seed in str(bound)
    assert done.result.elected == draw_lots(seed, waiting.result.tied, seats=1)


_SEED = text("SELECT details FROM audit WHERE what = 'seed'")
