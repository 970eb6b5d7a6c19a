"""Bugs in what speaks to Telegram, and in the clock."""

from tests.mutants.mutant import mutants

PLANTED = (
    *mutants(
        "bot/doors/alarm.py",
        "tests/doors/test_alarm.py tests/secrecy/test_phone.py",
        ("the clock does not wait for presses", "            await self.settled()\n", ""),
        ("a watch that fails stops the others", "                if await is_away(self.store, problem):\n                    raise\n                if self.pulse.trouble(name,", "                raise\n                if self.pulse.trouble(name,"),
        ("nobody hears that letters are due", "            self.on_round()\n", ""),
    ),
    *mutants(
        "bot/doors/intake.py",
        "tests/doors/test_polling.py tests/doors/test_intake.py tests/doors/test_listening.py tests/doors/test_sentences.py",
        ("the offset moves past what is not committed", "offset = min(pending, default=last + 1)", "offset = last + 1"),
        ("an update that ended behind one that waits is handled twice", "        self._ended_lately.append(number)\n", "        del self._begun[number]\n"),
        ("the same trouble is said again and again", "if problem.sentence != said:", "if True:"),
        ("anybody may call the webhook", "if not hmac.compare_digest(given.encode(\"utf-8\", \"surrogateescape\"), secret.encode()):", "if False:"),
        ("an update that Telegram brings again meanwhile is handled twice", "        if number in self._begun:", "        if number in ():"),
        ("the webhook is confirmed before the commit", "await asyncio.shield(self.begin(raw))", "self.begin(raw)"),
    ),
    *mutants(
        "bot/doors/alone.py",
        "tests/doors/test_alone.py",
        ("a full disk is the fault of one update", "if is_of_all(problem) or await", "if await"),
        ("a database that is away is the fault of one update", "        return True\n    return False", "        return False\n    return False"),
        ("a disk that fails in another way loses what waits", "        return True\n    return False", "        if not is_unavailable(other):\n            raise\n        return True\n    return False"),
        ("one update is waited for without end", "return self._times >= TIMES and self.clock() - self._since >= SECONDS", "return False"),
        ("what lost a race once is given up", "return self._times >= TIMES and self.clock() - self._since >= SECONDS", "return True"),
    ),
    *mutants(
        "bot/doors/called.py",
        "tests/doors/test_called.py",
        ("no answer is a good answer", "            return\n        self.pulse", "            sentence = None\n        self.pulse"),
        ("a token that was taken back is no trouble", "        except InvalidToken:\n            sentence = sentence_for(HTTPStatus.UNAUTHORIZED, \"\")\n", ""),
    ),
    *mutants(
        "bot/doors/transport.py",
        "tests/doors/test_polling.py tests/doors/test_transport.py",
        ("a 429 without a time ends the poll", "    except (ValueError, TypeError, LookupError, OverflowError):\n        return 1", "    except ZeroDivisionError:\n        return 1"),
    ),
    *mutants(
        "bot/doors/calls.py",
        "tests/doors/test_odd_answers.py",
        ("an answer that is none ends in silence", "except (AttributeError, LookupError, RuntimeError, TypeError, ValueError) as problem:", "except ZeroDivisionError as problem:"),
    ),
    *mutants(
        "bot/doors/lines.py",
        "tests/secrecy/test_phone.py tests/doors/test_words_meant.py",
        ("words are no answer to the letter that asks", "return Message(answer, **self._hears(answer), **more)", "return Message(answer, **self._reports(answer), **more)"),
        ("a page of a ballot that could not be noted stays", "await self._kept(lambda unit: put_trace(", "await self.store.run(lambda unit: put_trace("),
    ),
    *mutants(
        "handlers/owed.py",
        "tests/doors/test_after_a_kill.py",
        ("who only looked reads that something was saved", "if pressed is not None and routes.is_view(pressed):", "if False:"),
        ("what was kept is not said to be saved", "return kept_then(place) if is_deed else place", "return place"),
        ("when the page is gone nobody says that it is kept", "return owed if view == owed or is_there(routes, at, view) else DONE", "return owed"),
    ),
    *mutants(
        "bot/doors/lines.py",
        "tests/doors/test_lines.py",
        ("an honest word that is lost is not said again", "self._later(wait, partial(self._notice, line, message, number, tries + 1))", "pass"),
        ("an honest word comes after what is newer", "                    return  # What they did since has its answer, which says where they are.", "                    pass"),
    ),
    *mutants(
        "bot/doors/worker.py",
        "tests/doors/test_worker.py",
        ("a picture that could not be kept is sent again", "            if not is_unavailable(problem):\n                raise\n            return None", "            raise"),
    ),
    *mutants(
        "bot/doors/pace.py",
        "tests/doors/test_pace.py",
        (
            "answers always keep to the pace of letters",
            "return not self._is_careful(now) or self._has_room()",
            "return self._has_room()",
        ),
        ("one limited chat stops everybody", "if len({each for _, each in self._asked_to_wait}) < MANY:", "if False:"),
        ("who slept does not look again", "        while (wait := self.hold(chat)) > 0:", "        if (wait := self.hold(chat)) > 0:"),
        ("answers learn nothing", "self._careful_until = now + seconds + self._quiet", "self._careful_until = now"),
        ("programs do not share the pace", "return self.share / self.rate", "return 1 / self.rate"),
        ("a letter that was not sent keeps its turn", "        self._in_flight -= 1\n        self._pump()\n\n    def _pump", "        self._pump()\n\n    def _pump"),
        ("the second call of a letter needs no turn", "is_free, self._is_over = not self._is_over, True", "is_free, self._is_over = True, True"),
    ),
    *mutants(
        "bot/doors/courier.py",
        "tests/doors/test_courier.py tests/doors/test_heart.py",
        ("a silent program forgets its letters", "            if self.holds():\n                return\n", "            raise LookupError\n"),
        ("two ordinary pushes a day", "if parcel.push is Push.ORDINARY:", "if False:"),
        ("a letter that is over is sent", "letter.expires_at is not None and letter.expires_at <= now", "False"),
        ("quiet letters make a sound", "silent=parcel.push is Push.QUIET", "silent=False"),
        ("letters come at night", "return None if at <= now else at", "return None"),
    ),
    *mutants(
        "bot/doors/heart.py",
        "tests/doors/test_heart.py",
        ("a dead program is never noticed", "if now - at >= DEAD_AFTER]", "if False]"),
        ("a program takes over from the living", "if now - at >= DEAD_AFTER]", "if True]"),
        ("a program that ends says nothing", "await self.store.run(lambda unit: unit.programs.forget([self.dispatch.program]))", "return"),
    ),
)  # fmt: skip
