"""Promises of what is fixed when voting opens: names, faces and the roll stay as they were, whatever people do."""

from bot.ids import FileId
from bot.rules.elections import Candidate
from bot.screen import Faces, tap
from storage.unit import Unit
from tests.handlers.elections.table import BLANK, Hall
from tests.handlers.elections.two_groups import Two
from tests.play import Play


def _ballot(hall: Hall, voter: str) -> str:
    screen = hall.play.tap(hall.people[voter], tap("elections.ballot", hall.election().id))
    assert isinstance(screen.picture, Faces)
    return " ".join([*(b.label for b in screen.buttons), *(face.name for face in screen.picture.faces)])


def _rename(hall: Hall, name: str, other: str) -> None:
    hall.play.tap(hall.people[name], tap("people.name"))
    assert "That is done" in hall.play.say(hall.people[name], other).title


def _faces(hall: Hall) -> dict[str, FileId | None]:
    return {candidate.name: candidate.photo for candidate in hall.candidates()}


def _show(hall: Hall, name: str, photo: str) -> FileId:
    """The photo of a member of today, however it came there."""

    member = hall.member(name).id

    def put(unit: Unit) -> FileId:
        file = unit.people.add_file(hall.people[name], "photo", photo, now=hall.play.now)
        unit.people.change_member(member, photo=file)
        return file

    return hall.play.store.run_now(put)


def test_a_name_on_a_ballot_does_not_change_after_voting_opened(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    before = _ballot(hall, "Lily")
    _rename(hall, "Mina", "Benny")
    _rename(hall, "Ben", "Mina")
    assert hall.member("Ben").name == "Mina"
    assert _ballot(hall, "Lily") == before
    for voter in ("Lily", "Tom", "Dev"):
        hall.vote(voter, "Mina")
    hall.vote("Asha", "Ben")
    hall.vote("Ben", "Ben")
    hall.close()
    hall.made_public()
    shown = hall.play.tap(hall.people["Lily"], tap("elections.result", hall.election().id))
    assert "Mina is the new rep." in shown.lines
    assert (hall.member("Mina").name, hall.member("Mina").is_rep) == ("Benny", True)


def test_a_face_on_a_ballot_does_not_change_after_voting_opened(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    mine = _show(hall, "Mina", "mina")
    hall.play.until(hall.election().vote_at)
    _show(hall, "Ben", "a face that everybody likes")
    _show(hall, "Mina", "somebody else")
    assert _faces(hall) == {"Ben": None, "Mina": mine}


def test_a_name_on_the_roll_does_not_change_after_voting_opened(each_play: Play) -> None:
    hall = Hall(each_play, paper=("Joe",))
    election = hall.open("Ben", "Mina")
    _rename(hall, "Tom", "Toby")
    roll = hall.play.store.run_now(lambda unit: unit.elections.list_roll(election))
    assert [voter.name for voter in roll] == ["Asha", "Ben", "Dev", "Joe", "Lily", "Mina", "Tom"]
    assert [voter.name for voter in roll if voter.always_paper] == ["Joe"]


def test_in_a_second_vote_names_and_faces_are_those_of_the_first(each_play: Play) -> None:
    hall = Hall(each_play)
    first = hall.open("Ben", "Mina")
    for voter, choice in (("Lily", "Mina"), ("Tom", "Mina"), ("Asha", "Ben"), ("Dev", "Ben"), ("Ben", BLANK)):
        hall.vote(voter, choice)
    hall.close()
    _rename(hall, "Mina", "Benny")
    _show(hall, "Mina", "somebody else")
    hall.made_public()
    assert hall.election().id != first
    assert _faces(hall) == {"Ben": None, "Mina": None}


def test_who_is_deleted_has_no_name_and_no_face_on_what_was_fixed(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    _show(hall, "Mina", "mina")
    hall.play.until(hall.election().vote_at)
    hall.play.tap(hall.people["Mina"], tap("people.deleted"))

    election = hall.election().id

    def left(unit: Unit) -> tuple[list[Candidate], list[str]]:
        return unit.elections.list_candidates(election), [v.name for v in unit.elections.list_roll(election)]

    candidates, roll = hall.play.store.run_now(left)
    assert {c.name: c.photo for c in candidates} == {"Ben": None, "A former member": None}
    assert "Mina" not in roll


def test_a_photo_that_cannot_be_shown_is_taken_off_the_ballot(play: Play) -> None:
    hall = Hall(play)
    hall.plan()
    hall.stand("Ben", "Mina")
    photo = _show(hall, "Mina", "broken")
    play.until(hall.election().vote_at)
    play.store.run_now(lambda unit: unit.photos.take_down(photo))
    assert _faces(hall) == {"Ben": None, "Mina": None}


def test_a_name_of_two_groups_stays_as_it_was_also_beside_who_stopped_before_voting_opened(each_play: Play) -> None:
    two = Two(each_play)
    two.ask()
    two.say()
    two.stand("Ben", "Mina", "Kim")
    mina = next(each for each in two.candidates() if each.name == "Mina")
    each_play.tap(two.people["Mina"], tap("elections.withdrew", mina.id))
    each_play.until(two.election().vote_at)
    ballot = {"Ben (Northfield)", "Kim"}
    assert {each.name for each in two.candidates() if each.place is not None} == ballot
    _rename(two, "Ben", "Benjamin")
    assert {each.name for each in two.candidates() if each.place is not None} == ballot
