"""Promises of three meetings of a board in a row: what was said is kept, refused with a reason, forgotten twice, joined
or a worry; and the mirror says so, also to somebody who has only the exported files.
"""

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from bot.ids import MeetingId
from bot.rules.mirror import Reflection, reflect
from bot.screen import tap
from storage.chronicle import chronicle
from storage.migrate import known_steps
from storage.unit import Unit
from tests.handlers.loop.county import County, make_county
from tests.handlers.loop.files import Counted, count
from tests.handlers.promises.table import judge
from tests.play import Play

ROOT = Path(__file__).parent.parent.parent.parent
TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi"
WAITS = (("Joe", "I wait too long"), ("Dev", "The wait is long"), ("Omar", "A long wait"), ("Nia", "The long wait"))
"""Four people say nearly the same; one of them on paper."""


def _first_meeting(county: County) -> MeetingId:
    """A bus is promised and comes; more pay is refused; a lift is forgotten; a nurse for four people is promised and
    does not come; one thing is a worry, and for the safe person alone.
    """
    meeting = county.plan(60)
    kept = county.says("Ben", "bus", "A bus at 8")
    refused = county.says("Carys", "money", "More pay")
    county.says("Asha", "home", "A lift")
    county.says("Tom", "safe", "He hits me")
    county.presses("Tom", "Somebody is hurting me", "Tell Fay now")
    first, *others = (county.says(name, "health", words) for name, words in WAITS)
    county.presses("Wyn", tap("agenda.think", first, "important"))
    county.later(33)
    county.presses("Mina", tap("agenda.put", kept), tap("agenda.left_off", refused, "answered"))
    for other in others:
        county.presses("Mina", tap("agenda.join_to", other, first))
    county.until_over(meeting)
    answers = {"Buses": "The board said yes, There is a promise", "Health": "Not decided, talk again"}
    county.summary(meeting, answers, forgotten=["Where we live"])
    items = county.items(meeting)
    bus = county.promise(meeting, items["Buses"], "A bus at 8", days=20)
    nurse = county.promise(meeting, items["Health"], "A new nurse", days=20)
    county.later(22)
    judge(county.play, bus, [county.people[name] for name in ("Ben", "Omar")], "done", "done")
    judge(county.play, nurse, [county.people[name] for name in ("Dev", "Omar")], "not_done", "not_done")
    county.later(20)
    return meeting


def _second_meeting(county: County) -> MeetingId:
    """The lift is forgotten again, though it is on the list; the nurse is talked about; trips have to wait."""
    meeting = county.plan(90)
    trips = county.says("Lily", "friends", "More trips")
    county.later(65)
    county.presses("Mina", tap("agenda.left_off", trips, "later"))
    county.until_over(meeting)
    county.summary(meeting, {"Health": "Not decided, talk again"}, forgotten=["Where we live"])
    county.later(1)
    return meeting


def _third_meeting(county: County) -> MeetingId:
    """The lift is talked about at last, and so are the trips."""
    meeting = county.plan(90)
    county.until_over(meeting)
    county.summary(meeting, {"Where we live": "Not decided, talk again", "Friends": "Not decided, talk again"})
    county.later(40)
    return meeting


def test_three_meetings_are_followed_and_told_and_the_mirror_counts_as_by_hand_and_from_the_files_alone(
    each_play: Play, tmp_path: Path
) -> None:
    county = make_county(each_play)
    first, second, third = _first_meeting(county), _second_meeting(county), _third_meeting(county)
    by_hand = {
        # Seven were said; six were listed, as four of them are one thing; the lift has no answer. More pay was answered
        # on day 37, the others on day 61.
        first: Counted(said=7, listed=6, answered=6, done=1, promised=2, kept=1, days=61),
        # The lift and the nurse are on the list, the trips wait: only the nurse is answered, 99 days later.
        second: Counted(said=3, listed=2, answered=1, done=0, promised=0, kept=0, days=99),
        # The lift was said 286 days before, the trips 183.
        third: Counted(said=2, listed=2, answered=2, done=0, promised=0, kept=0, days=183),
    }
    altogether = Counted(said=9, listed=8, answered=9, done=1, promised=2, kept=1, days=61)
    export = _export(each_play, tmp_path)
    assert {met: count(export, str(met)) for met in by_hand} == by_hand
    assert count(export) == altogether
    mirror = county.ask(lambda unit: chronicle(unit.connection, county.board, now=each_play.now))
    assert {MeetingId(met.meeting): _counted(reflect(mirror, met)) for met in mirror.meetings} == by_hand
    assert _counted(reflect(mirror)) == altogether
    _everybody_heard(county)


def _everybody_heard(county: County) -> None:
    """Each letter once, and to whom it concerns; whoever is on paper has a letter to be printed or read out, too."""
    assert county.who_read("There is no answer yet") == {"Asha": 2}
    assert county.who_read("It comes to the board again") == {"Lily": 1}
    assert county.who_read("Money", "There is already an answer.") == {"Carys": 1}
    assert county.who_read("Buses", "✅ Now: It is done") == {"Ben": 1}
    # Joe said it first; Wyn finds it important. They hear as well what becomes of it the second time.
    nurse = dict.fromkeys((*dict(WAITS), "Wyn"), 1)
    assert county.who_read("Health", "❌ Now: It is not done") == nurse
    assert county.who_read("Health", "👉 Now: It is on the board's list") == dict.fromkeys(nurse, 2)
    assert county.who_read("Somebody may be hurt").keys() == {"Fay"}
    lift = county.newest("Asha").id
    for name in ("Asha", "Owen"):
        assert "🔁 It came back to the board 2 times." in county.presses(name, tap("agenda.life", lift)).lines


def _counted(seen: Reflection) -> Counted:
    return Counted(
        seen.said, seen.listed, seen.answered, seen.done, seen.promised, seen.kept, seen.days_to_answer
    )  # fmt: skip


def _export(play: Play, folder: Path) -> Path:
    """`python -m bot export Marlshire export`, on a database that says which version it is, as each start leaves it."""
    play.store.run_now(_say_version)
    url = play.store.engine.url.render_as_string(hide_password=False)
    settings = {"BOT_TOKEN": TOKEN, "DATABASE_URL": url, "KEYS_DIR": str(folder / "keys")}
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings}
    command = [sys.executable, "-m", "bot", "export", "Marlshire", "export"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "export"


def _say_version(unit: Unit) -> None:
    unit.connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    unit.connection.execute(text("INSERT INTO alembic_version VALUES (:step)"), {"step": known_steps()[-1]})
