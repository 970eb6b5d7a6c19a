"""Bugs in rows, deadlines, keys and transactions."""

from tests.mutants.mutant import mutants

PLANTED = (
    *mutants(
        "storage/keys.py",
        "tests/storage/test_keys.py",
        ("a key is not overwritten before it is unlinked", 'file.write(b"\\0" * KEY_BYTES)', "file.write(b'')"),
        ("a key that is destroyed stays", "            path.unlink()\n            self._sync_folder()", "            pass"),
        ("another folder is taken for ours", "if not self.mark or found != self.mark.encode():", "if not self.mark:"),
        ("a short key is a key", "        if len(key) != KEY_BYTES:\n            raise", "        if False:\n            raise"),
        ("a folder that is away is a lost key", "            key = self._content(f\"{name}.key\")\n            except FileNotFoundError:\n                key = b\"\"", "            key = self._content(f\"{name}.key\")\n            except FileNotFoundError:\n                raise KeyMissing(name) from None"),
        ("a key of an election is held", 'return self._held[name]', 'return self._meanwhile'),
    ),
    *mutants(
        "storage/schedule.py",
        "tests/doors/test_alarm.py tests/rules/test_schedule.py tests/services/test_schedule.py tests/handlers/test_schedule.py",
        ("a deadline rings before its time", "select(deadlines).where(deadlines.c.due_at <= now)", "select(deadlines)"),
        ("the latest deadline is first", "due_at <= now).order_by(deadlines.c.due_at, deadlines.c.id)", "due_at <= now).order_by(deadlines.c.due_at.desc())"),
        ("two alarms do the same deadline", "rowcount == 1", "rowcount >= 0"),
        ("a failing deadline is not counted", "deadlines.c.tries + (1 if tried else 0)", "deadlines.c.tries"),
        ("a country that changes its clocks moves nothing", "if wall.at != row.due_at:", "if False:"),
        ("a zone that nobody knows stops the clock", "    except (LookupError, ValueError, OSError):\n", "    except ZeroDivisionError:\n"),
        ("a deadline that was set wakes nobody", '        self.has_news = True\n        values = {**_columns(wall), "tries": 0}', '        values = {**_columns(wall), "tries": 0}'),
    ),
    *mutants(
        "bot/services/schedule.py",
        "tests/services/test_schedule.py",
        ("a clock that is set ends an open vote", "list_of(before.id, ElectionState.DRAFT)", "list_of(before.id, ElectionState.VOTING)"),
        ("a meeting follows one of several groups", "if before.zone not in others:", "if True:"),
        ("what leads to a meeting does not follow it", "unit.schedule.take_zone(_OF_MEETING, meeting.id, zone)", "pass"),
        ("a question forgets what people were told", "unit.feedback.change(question, closes_at=deadline.due_at)", "pass"),
    ),
    *mutants(
        "storage/tables/base.py",
        "tests/storage/test_migrations.py tests/doors/test_courier.py",
        ("a letter that was withdrawn takes the next one with it", '["sqlite"]["autoincrement"] = True', '["sqlite"]["autoincrement"] = False'),
    ),
    *mutants(
        "storage/states.py",
        "tests/storage/test_states.py",
        ("a state changes from wherever it is by now", ".where(which, state == since)", ".where(which)"),
        ("a move that no rule knows is made", "if to not in moves[since]:", "if False:"),
    ),
    *mutants(
        "storage/engine.py",
        "tests/storage/test_racers.py",
        ("PostgreSQL's deeds are not as if they were alone", ', isolation_level="SERIALIZABLE"', ""),
    ),
    *mutants(
        "storage/disk.py",
        "tests/storage/test_disk.py",
        ("each waits anew for a key folder that hangs", "if self._silent is not None and not self._silent.done():", "if False:"),
        ("what nobody waits for any more is done all the same", "        if not answer.set_running_or_notify_cancel():\n            continue\n", "        answer = Future() if answer.cancelled() else answer\n"),
    ),
    *mutants(
        "storage/writer.py",
        "tests/storage/test_one_file.py",
        ("what is in a file that was moved is told to be in", "            # Who is told that it is in finds it where it is looked for.\n            self._file.check()\n", ""),
        ("an empty file is made where one was moved away", "            # Looked for first: SQLite would make an empty file.\n            self._file.check()\n", ""),
    ),
    *mutants(
        "storage/silence.py",
        "tests/storage/test_silence.py",
        ("a server that is silent is waited for", '**{"timeout": self.longest, **given}', "**given"),
        ("a late answer is taken for one to another question", "                self.pgconn.finish()\n", "                pass\n"),
    ),
    *mutants(
        "storage/scrub.py",
        "tests/secrecy/test_reminders_guessed.py",
        ("who was reminded can be told for ever", 'IN_PLACE = ("deliveries", "missed", "people")', 'IN_PLACE = ("deliveries", "missed")'),
    ),
    *mutants(
        "storage/racers.py",
        "tests/storage/test_racers.py",
        ("a long deed loses to short ones for ever", "self._track.beside_others if lost <= ALONE_AFTER else", "self._track.beside_others if lost else"),
    ),
    *mutants(
        "storage/unit.py",
        "tests/storage/test_unit.py tests/storage/test_faults.py tests/doors/test_intake.py",
        ("a refused deed leaves something behind", '                run_directly(self.connection, "ROLLBACK TO attempt")\n', ""),
        ("a deed starts another deed", "if threading.current_thread().name.startswith(THREAD):", "if False:"),
        ("letters wake nobody", "return self.deliveries.has_news or self", "return self"),
    ),
    *mutants(
        "storage/deliveries.py",
        "tests/storage/test_deliveries.py tests/doors tests/storage",
        ("urgent letters do not go first", ".order_by(urgent, deliveries.c.not_before, deliveries.c.id)", ".order_by(deliveries.c.id)"),
        ("somebody takes more letters than they can carry", "            .limit(most)\n            .with_for_update", "            .with_for_update"),
        ("what another program holds is said too", "(deliveries.c.claimed_by == program) & deliveries.c.listed", "deliveries.c.listed"),
        ("a part that arrived is sent again", "return set(self._connection.execute(select(parts.c.name).where(parts.c.delivery_id == letter.id)).scalars())", "return set()"),
        ("a letter that was put off stays claimed", '"claimed_by": None}', '}'),
        ("a list on the phone is sent once more", "mine.values(listed=True, claimed_by=None)", "mine.values(claimed_by=None)"),
    ),
)  # fmt: skip
