"""The bugs: where each is planted, and which tests must notice it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """One bug.

    Args:
        name: what is wrong then, as a sentence.
        file: where.
        old, new: the text there, which stands there once, and what takes its place.
        tests: the part of the suite that must notice it.
    """

    name: str
    file: str
    old: str
    new: str
    tests: str


def _mutants(file: str, tests: str, *bugs: tuple[str, str, str]) -> tuple[Mutant, ...]:
    return tuple(Mutant(name, file, old, new, tests) for name, old, new in bugs)


PLANTED = (
    *_mutants(
        "storage/keys.py",
        "tests/storage/test_keys.py",
        ("a key is not overwritten before it is unlinked", 'file.write(b"\\0" * KEY_BYTES)', "file.write(b'')"),
        ("a key that is destroyed stays", "            path.unlink()\n            self._sync_folder()", "            pass"),
        ("another folder is taken for ours", "if not self.mark or found != self.mark.encode():", "if not self.mark:"),
        ("a short key is a key", "        if len(key) != KEY_BYTES:\n            raise", "        if False:\n            raise"),
        ("a folder that is away is a lost key", "            key = self._content(f\"{name}.key\")\n            except FileNotFoundError:\n                key = b\"\"", "            key = self._content(f\"{name}.key\")\n            except FileNotFoundError:\n                raise KeyMissing(name) from None"),
        ("a key of an election is held", 'return self._held[name]', 'return self._meanwhile'),
    ),
    *_mutants(
        "bot/services/elections/ballots.py",
        "tests/services/elections/test_sealed.py",
        ("all but the first choices fall off a ballot", "return Cast(version, unpack(high + low), ", "return Cast(version, unpack(low), "),
        ("a ballot is as long as what was chosen", "*cast.receipt, choice[:-_LOW], *flags)", "*cast.receipt, choice[:-_LOW], *flags)[: 14 if cast.choice >> 16 else 7]"),
        ("an upgrade puts away the buttons of an open vote", 'plain.ljust(_BUTTON.size, b"\\0")', "plain"),
        ("an upgrade ends every recount", "for bound, length in _BEFORE.items():", "for bound, length in ():"),
    ),
    *_mutants(
        "bot/services/elections/helping.py",
        "tests/handlers/elections/test_helped.py",
        ("a helper is not counted", ") >= MOST_HELPED:", ") < 0:"),
        ("who helps is looked at only when they are named", "not in (Step.HELPING, Step.SEND)", "not in (Step.HELPING,)"),
    ),
    *_mutants(
        "bot/services/rooms.py",
        "tests/handlers/rooms tests/handlers/elections/test_helped.py",
        ("help in the room is not counted", "        check_help(unit, sealer, election, member, pressed, again=again, now=now)\n", ""),
        ("any picture leads to a ballot", "    if sealer.own_picture(member) != picture:\n", "    if False:\n"),
        ("a vote from the room looks like one from home", "member, pressed, in_room=True)", "member, pressed)"),
        ("who has voted at home is not on the list", "ballots[pseudonym], pseudonym).in_room", "ballots[pseudonym], pseudonym) is not None"),
        ("a vote that is not theirs stays", "    unit.elections.take_ballot(election_id, sealer.pseudonym(member))\n", ""),
        ("who said no can be voted for in the next room", "wrong=before.wrong, out=before.out)", "wrong=before.wrong)"),
    ),
    *_mutants(
        "bot/services/elections/vote.py",
        "tests/handlers/rooms",
        ("who voted in the room votes again at home", "    if before is not None and before.in_room:\n", "    if False:\n"),
    ),
    *_mutants(
        "bot/rules/ballots/ranks.py",
        "tests/rules/ballots",
        ("the last choice is the first", "Choice(choice | _code(place) << _BITS * len(before))", "Choice(choice << _BITS | _code(place))"),
        ("somebody stands twice in an order", "        if place in before:\n            return choice\n", ""),
        ("a fourteenth candidate is none of these", "return NONE if place == NONE else place + 1", "return min(place + 2, NONE)"),
    ),
    *_mutants(
        "bot/screens/elections/ballots.py",
        "tests/handlers/elections/test_in_order.py",
        ("an order is read back by place", "    chosen = [each for place in places for each in candidates if each.place == place]\n", "    chosen = [each for each in candidates if each.place in places]\n    places = sorted(places)\n"),
    ),
    *_mutants(
        "bot/screens/elections/in_order.py",
        "tests/handlers/elections/test_in_order.py",
        ("taking one back takes all of it", "sheet.form.without_last(sheet.choice))", "type(sheet.choice)(0))"),
    ),
    *_mutants(
        "bot/services/elections/lots.py",
        "tests/handlers/elections/test_in_order.py",
        ("a count in order does not go on with the lots", "    if election.result.status is Status.LOT_NEEDED:\n", "    if False:\n"),
    ),
    *_mutants(
        "bot/screens/elections/entering.py",
        "tests/handlers/elections/test_paper.py",
        ("papers that do not differ are shown, too", "numbers = differs or range(", "numbers = range("),
    ),
    *_mutants(
        "bot/services/elections/entries.py",
        "tests/handlers/elections/test_paper.py",
        ("what waits to be compared lies open", "return nonce + self._box.encrypt(nonce, _plain(papers), self._bound(member))", "return nonce + _plain(papers)"),
    ),
    *_mutants(
        "bot/rules/ballots/ticks.py",
        "tests/rules/ballots",
        ("none of these and a face together", "return Choice((choice ^ bit) & ~_NONE)", "return Choice(choice ^ bit)"),
    ),
    *_mutants(
        "bot/rules/counting/fast/ranks.py",
        "tests/rules/counting/test_by_hand.py",
        ("a surplus takes whole votes along", "value * share[0] // share[1]", "value"),
        ("who has just a quota is not elected", "if self._totals[p] >= self.quota and", "if self._totals[p] > self.quota and"),
        ("the smallest surplus goes on first", "largest = max(self._totals[place] for place in self._surplus)", "largest = min(self._totals[place] for place in self._surplus)"),
        ("a tie is broken by the first stage", "for stage in reversed(self.stages):", "for stage in self.stages:"),
        ("a tie is broken by the order of the names", "        if len(tied) > 1 and not self._lots.keys() >= set(tied):\n            raise _LotNeeded(tied)\n        return tied[0] if len(tied) == 1 else", "        return tied[0] if not self._lots else"),
        ("none of these stands for one seat only", "            self._again += 1\n", "            self._hopeful.discard(self._none or 0)\n"),
        ("a reserved seat goes to anybody", "return place >= self._last or self._open() + self._kept_for(place) > 0", "return True"),
    ),
    *_mutants(
        "bot/rules/counting/fast/ticks.py",
        "tests/rules/counting/test_by_hand.py",
        ("as many as none of these are enough", "if totals[place] > bar]", "if totals[place] >= bar]"),
        ("two crosses count where one is asked for", "contest.kind is Ballot.CHOOSE_ONE and len(chosen) > 1", "False"),
        ("the last seat of a tie goes to the first name", "tied = [p for group, places in beyond.items() if self._open + self._kept_for(group) for p in places]", "tied = []"),
    ),
    *_mutants(
        "storage/schedule.py",
        "tests/doors/test_alarm.py tests/rules/test_schedule.py tests/services/test_schedule.py tests/handlers/test_schedule.py",
        ("a deadline rings before its time", "select(deadlines).where(deadlines.c.due_at <= now)", "select(deadlines)"),
        ("the latest deadline is first", "due_at <= now).order_by(deadlines.c.due_at, deadlines.c.id)", "due_at <= now).order_by(deadlines.c.due_at.desc())"),
        ("two alarms do the same deadline", "rowcount == 1", "rowcount >= 0"),
        ("a failing deadline is not counted", "deadlines.c.tries + (1 if tried else 0)", "deadlines.c.tries"),
        ("a country that changes its clocks moves nothing", "if wall.at != row.due_at:", "if False:"),
        ("a deadline that was set wakes nobody", '        self.has_news = True\n        values = {**_columns(wall), "tries": 0}', '        values = {**_columns(wall), "tries": 0}'),
    ),
    *_mutants(
        "bot/services/schedule.py",
        "tests/services/test_schedule.py",
        ("a clock that is set ends an open vote", "list_of(before.id, ElectionState.DRAFT)", "list_of(before.id, ElectionState.VOTING)"),
        ("a meeting follows one of several groups", "if before.zone not in others:", "if True:"),
        ("what leads to a meeting does not follow it", "unit.schedule.take_zone(_OF_MEETING, meeting.id, zone)", "pass"),
        ("a question forgets what people were told", "unit.feedback.change(question, closes_at=deadline.due_at)", "pass"),
    ),
    *_mutants(
        "storage/tables/base.py",
        "tests/storage/test_migrations.py tests/doors/test_courier.py",
        ("a letter that was withdrawn takes the next one with it", '["sqlite"]["autoincrement"] = True', '["sqlite"]["autoincrement"] = False'),
    ),
    *_mutants(
        "storage/states.py",
        "tests/storage/test_states.py",
        ("a state changes from wherever it is by now", ".where(which, state == since)", ".where(which)"),
        ("a move that no rule knows is made", "if to not in moves[since]:", "if False:"),
    ),
    *_mutants(
        "storage/engine.py",
        "tests/storage/test_racers.py",
        ("PostgreSQL's deeds are not as if they were alone", ', isolation_level="SERIALIZABLE"', ""),
    ),
    *_mutants(
        "bot/services/elections/box.py",
        "tests/handlers/elections/test_damaged.py",
        ("ballots of nobody are left out in silence", "strange=len(left)", "strange=0"),
        ("a result of a few ballots stands for all", "return self.unreadable <= len(self.casts)", "return True"),
        ("a damaged ballot stops the close", "except Unreadable:\n            damaged", "except LookupError:\n            damaged"),
    ),
    *_mutants(
        "bot/services/elections/vote.py",
        "tests/handlers/elections/test_damaged.py",
        ("who has a damaged ballot cannot vote again", "(0 if opened is None else opened.version)", "(1 if opened is None else opened.version)"),
    ),
    *_mutants(
        "storage/tables/elections.py",
        "tests/handlers/elections/test_vote.py",
        ("a ballot has no unique key", 'Column("pseudonym", LargeBinary(32), primary_key=True)', 'Column("pseudonym", LargeBinary(32))'),
    ),
    *_mutants(
        "bot/services/elections/ballots.py",
        "tests/services/elections/test_sealed.py tests/secrecy/test_adversary.py",
        ("a voter and a ballot are linked by what everybody can know", 'return hmac.digest(self._key, f"voter|', 'return hmac.digest(b"saynext", f"voter|'),
        ("the number of a voter stands beside their ballot", 'return hmac.digest(self._key, f"voter|{self._election}|{member}".encode(), sha256)', 'return member.to_bytes(32, "big")'),
    ),
    *_mutants(
        "bot/services/elections/ballots.py",
        "tests/handlers/elections/test_vote.py",
        ("it is not checked who presses", 'return f"{self._election}|{member}".encode()', 'return f"{self._election}".encode()'),
    ),
    *_mutants(
        "bot/services/elections/vote.py",
        "tests/handlers/elections/test_vote.py tests/handlers/elections/test_silent.py",
        ("the buttons of an older ballot work", "        if pressed.version == (0 if opened is None else opened.version):", "        if True:"),
        ("what somebody chose is in the log", "    pseudonym = sealer.pseudonym(member)\n    if pressed.version == 0:", '    pseudonym = sealer.pseudonym(member)\n    __import__("logging").getLogger("bot.votes").warning("%s", pressed.choice)\n    if pressed.version == 0:'),
        ("a receipt follows from the choice", "cast = Cast(1, pressed.choice, draw_receipt(), ", "cast = Cast(1, pressed.choice, (hash(pressed.choice) % 32, *draw_receipt()[1:]), "),
        ("who is not on the roll can vote", "    if by_phone is None:\n        raise NotOnRoll\n    if not by_phone:", "    if by_phone is False:"),
    ),
    *_mutants(
        "bot/services/elections/vote.py",
        "tests/handlers/elections/test_frozen.py",
        ("a name changes after voting opened", "place=place, called=candidate.name, photo=candidate.photo", "place=place, photo=candidate.photo"),
    ),
    *_mutants(
        "bot/services/people/joining.py",
        "tests/handlers/elections/test_vote.py",
        ("the roll changes after voting opened", "    unit.happened(facts.MemberJoined(member, asked.group_id, role), now=now)\n", '    unit.happened(facts.MemberJoined(member, asked.group_id, role), now=now)\n    from bot.rules.elections import State, Voter\n    for each in unit.elections.list_of(asked.group_id, State.VOTING):\n        unit.elections.add_roll(each.id, [Voter(member, asked.person_id, asked.name, on_paper=False, voted=None)])\n'),
    ),
    *_mutants(
        "bot/services/elections/roll.py",
        "tests/handlers/elections/test_attacks.py",
        ("a phone that moves after a tie votes", "    for election in list_not_over(unit, member.group_id):\n        unit.elections.note_moved", "    for election in unit.elections.list_of(member.group_id, State.VOTING):\n        unit.elections.note_moved"),
        ("who stands is taken out before it opens", "    return stands or (member.has_voice and", "    return (member.has_voice and"),
        ("who votes is chosen on the last day", "and now >= election.vote_at - FIXED_BEFORE)", "and False)"),
    ),
    *_mutants(
        "bot/services/elections/stand.py",
        "tests/handlers/elections/test_attacks.py",
        ("a facilitator writes on anybody's card", "    if not candidate.on_paper or not _member_of(", "    if not _member_of("),
        ("a candidate without a phone is taken out of a vote", "    return election.state is State.NOMINATING and now < election.vote_at - FIXED_BEFORE", "    return election.state in (State.NOMINATING, State.VOTING)"),
    ),
    *_mutants(
        "bot/services/elections/close.py",
        "tests/handlers/elections/test_attacks.py tests/handlers/elections/test_helped.py",
        ("nobody hears of much help from outside", ") > MOST_HELPED", ") < 0"),
        ("the second counter sees the first", "    second = recount(contest, list(map(form.places, counted.choices)))\n", "    second = first\n"),
    ),
    *_mutants(
        "bot/services/elections/papers.py",
        "tests/handlers/elections/test_attacks.py",
        ("lots fall until a facilitator likes who counts", "    if others and len(", "    if len("),
    ),
    *_mutants(
        "bot/rules/elections.py",
        "tests/handlers/elections/test_vote.py",
        ("a late vote counts", "if election.state is not State.VOTING or now >= election.close_at:", "if election.state in (State.DONE, State.PAPER) and False:"),
    ),
    *_mutants(
        "handlers/elections/plan.py",
        "tests/handlers/elections/test_silent.py",
        ("how many have voted can be seen", "paper=paper, voters=len(voters), picture", "paper=paper, voters=len(at.unit.elections.list_ballots(election.id)), picture"),
    ),
    *_mutants(
        "bot/services/elections/close.py",
        "tests/handlers/elections/test_paper.py",
        ("what stands on a paper stays after the close", "    unit.elections.drop_counts(election.id)\n", ""),
        ("papers are left out of the count", "sorted([*phones, *papers])", "sorted(phones)"),
        ("the ballots stay in the box", "    unit.elections.empty_box(election.id)\n    keep_waiting(", "    keep_waiting("),
    ),
    *_mutants(
        "bot/services/elections/papers.py",
        "tests/handlers/elections/test_paper.py tests/handlers/elections/test_put_to_paper.py",
        ("papers are counted before both agree", "    differs = different_papers(one, other)\n", "    differs = ()\n"),
        ("what the record bound is not looked at", "    return papers if is_same else None\n", "    return papers\n"),
        ("who counts second sees what the first one found", "for count in list_counting(unit, election, now=now) if count.member_id == me.id), None)", "for count in list_counting(unit, election, now=now) if count.is_sent or count.member_id == me.id), None)"),
        ("a facilitator ends a vote because they like", "    return found_the_same or nobody_can or now >= election.close_at + CAN_WAIT", "    return True"),
        ("a phone vote is lost when no paper came", "counted = count_waiting(unit, keys, election, now=now)", "counted = election"),
    ),
    *_mutants(
        "bot/services/elections/roll.py",
        "tests/handlers/elections/test_roll.py tests/handlers/elections/test_power.py",
        ("how somebody votes changes at any time", "    check_can_change_way(election, voter, on_paper=on_paper, now=now)\n", ""),
        ("people are taken out of an open vote", "        raise InAVote(name=member.name)\n", "        return\n"),
    ),
    *_mutants(
        "bot/services/elections/lots.py",
        "tests/handlers/elections/test_lots.py",
        ("one person gives both words", "has_given = any(given == member.id for given, _ in election.words)", "has_given = False"),
        ("the word of who was quick counts beside those of who is named", "if who in asked]", "if True]"),
        ("lots come from words of whoever comes first", "    return _witnesses(election, able, list(", "    return able or _witnesses(election, able, list("),
    ),
    *_mutants(
        "bot/services/elections/close.py",
        "tests/handlers/elections/test_reserved.py",
        ("a kept place goes to anybody", "quorum=election.quorum, reserved=kept, lots=lots)", "quorum=election.quorum, lots=lots)"),
    ),
    *_mutants(
        "bot/services/elections/reserved.py",
        "tests/handlers/elections/test_reserved.py",
        ("a facilitator says who somebody is", "    if not is_theirs or election.reserved is None", "    if election.reserved is None"),
        ("who somebody is changes while people vote", " or election.state is not State.NOMINATING:", ":"),
    ),
    *_mutants(
        "bot/rules/voting_days.py",
        "tests/rules/test_voting_days.py tests/handlers/elections/test_days.py",
        ("a vote opens sooner than people were told", "if to.vote_at < before.vote_at or", "if"),
        ("a vote ends sooner than people were told", " or is_shorter:", ":"),
        ("a vote is put off for ever", "if moves >= MOST_MOVES:", "if False:"),
        ("a vote is planned for tomorrow", "if dates.vote_at - now < LEAST_NOTICE:", "if False:"),
    ),
    *_mutants(
        "storage/scrub.py",
        "tests/handlers/elections/test_keys.py tests/secrecy/test_adversary.py",
        ("the key is kept after the close", "await asyncio.to_thread(keys.destroy, election_key(election))", "await asyncio.sleep(0)"),
    ),
    *_mutants(
        "storage/scrub.py",
        "tests/storage/test_scrub.py tests/handlers/elections/test_recount.py tests/handlers/elections/test_keys.py"
        " tests/secrecy/test_beside_the_box.py tests/secrecy/test_adversary.py",
        ("scrubbing succeeds while somebody reads", "return not busy", "return True"),
        ("the log beside the database is not scrubbed", "wal_checkpoint(TRUNCATE)", "wal_checkpoint(PASSIVE)"),
        ("the key of a recount goes too early", "        if recount_is_over:\n", "        if True:\n"),
    ),
    *_mutants(
        "storage/audit.py",
        "tests/handlers/elections/test_record.py tests/test_cli.py",
        ("a changed line is not noticed", "if line.hash != _hash(", "if not line.hash and line.hash != _hash("),
        ("lines do not follow each other", "mine = _hash(connection.execute(wanted.limit(1)).scalar() or", "mine = _hash(None or"),
    ),
    *_mutants(
        "storage/records.py",
        "tests/handlers/elections/test_every_column.py",
        ("who stands at which place is not in the record", "[[each.place, each.member_id] for each in stands]", "len(stands)"),
        ("who of the roll voted is not in the record", "digest_of([[voter.member_id, voter.voted] for voter in voters])", '""'),
    ),
    *_mutants(
        "storage/records.py",
        "tests/handlers/elections/test_record.py",
        ("a vote opens by another rule than was announced", "    yield from _unlike_announced(connection, election, lines[: openings[0]])\n", ""),
        ("the record of reps is cut off", "    yield from _lost_reps(connection, election, since)\n", ""),
        ("a changed result is not noticed", '        "result": "" if row.result is None else digest_of(row.result),\n', '        "result": "",\n'),
        ("what changes between two lines is not noticed", "        if before is not None and held is not None:\n", "        if False:\n"),
        ("the check begins at the lines", "    return [check(connection, election) for election in (*known, *lost)]", "    return [check(connection, ElectionId(number)) for number in sorted(subjects)]"),
        ("a term may be changed", "        if starts_at not in kept or", "        if False and"),
    ),
    *_mutants(
        "storage/unit.py",
        "tests/storage/test_unit.py tests/storage/test_faults.py tests/doors/test_intake.py",
        ("a refused deed leaves something behind", '                run_directly(self.connection, "ROLLBACK TO attempt")\n', ""),
        ("a deed starts another deed", "if threading.current_thread().name.startswith(THREAD):", "if False:"),
        ("letters wake nobody", "return self.deliveries.has_news or self", "return self"),
    ),
    *_mutants(
        "storage/deliveries.py",
        "tests/storage/test_deliveries.py tests/doors tests/storage",
        ("urgent letters do not go first", ".order_by(urgent, deliveries.c.not_before, deliveries.c.id)", ".order_by(deliveries.c.id)"),
        ("somebody takes more letters than they can carry", "            .limit(most)\n            .with_for_update", "            .with_for_update"),
        ("what another program holds is said too", "(deliveries.c.claimed_by == program) & deliveries.c.listed", "deliveries.c.listed"),
        ("a part that arrived is sent again", "return set(self._connection.execute(select(parts.c.name).where(parts.c.delivery_id == letter.id)).scalars())", "return set()"),
        ("a letter that was put off stays claimed", '"claimed_by": None}', '}'),
        ("a list on the phone is sent once more", "mine.values(listed=True, claimed_by=None)", "mine.values(claimed_by=None)"),
    ),
    *_mutants(
        "bot/doors/alarm.py",
        "tests/doors/test_alarm.py tests/secrecy/test_phone.py",
        ("the clock does not wait for presses", "            await self.settled()\n", ""),
        ("a watch that fails stops the others", "                if is_unavailable(problem):\n                    raise\n                if self.pulse.trouble(name,", "                raise\n                if self.pulse.trouble(name,"),
        ("nobody hears that letters are due", "            self.on_round()\n", ""),
    ),
    *_mutants(
        "bot/doors/intake.py",
        "tests/doors/test_polling.py tests/doors/test_intake.py tests/doors/test_listening.py tests/doors/test_sentences.py",
        ("the offset moves past what is not committed", "offset = min(pending, default=last + 1)", "offset = last + 1"),
        ("an update is begun twice", "if number >= offset and number not in pending:", "if number >= offset:"),
        ("the same trouble is said again and again", "if problem.sentence != said:", "if True:"),
        ("anybody may call the webhook", "if not hmac.compare_digest(given.encode(\"utf-8\", \"surrogateescape\"), secret.encode()):", "if False:"),
        ("the webhook is confirmed before the commit", "await asyncio.shield(self.begin(raw))", "self.begin(raw)"),
        ("a 429 without a time ends the poll", "pause = float(after) if isinstance(after, int) else 0.0", "pause = float(after)"),
    ),
    *_mutants(
        "bot/doors/calls.py",
        "tests/doors/test_odd_answers.py",
        ("an answer that is none ends in silence", "except (AttributeError, LookupError, RuntimeError, TypeError, ValueError) as problem:", "except ZeroDivisionError as problem:"),
    ),
    *_mutants(
        "bot/doors/lines.py",
        "tests/secrecy/test_phone.py",
        ("a page of a ballot that could not be noted stays", "await self._kept(lambda unit: put_trace(", "await self.store.run(lambda unit: put_trace("),
    ),
    *_mutants(
        "bot/doors/worker.py",
        "tests/doors/test_worker.py",
        ("a picture that could not be kept is sent again", "            if not is_unavailable(problem):\n                raise\n            return None", "            raise"),
    ),
    *_mutants(
        "bot/doors/pace.py",
        "tests/doors/test_pace.py",
        (
            "answers always keep to the pace of letters",
            "return not self._is_careful(now) or self._has_room()",
            "return self._has_room()",
        ),
        ("one limited chat stops everybody", "if len({each for _, each in self._told}) < MANY:", "if False:"),
        ("who slept does not look again", "        while (wait := self.hold(chat)) > 0:", "        if (wait := self.hold(chat)) > 0:"),
        ("answers learn nothing", "self._careful_until = now + seconds + self._quiet", "self._careful_until = now"),
        ("programs do not share the pace", "return self.share / self.rate", "return 1 / self.rate"),
        ("a letter that was not sent keeps its turn", "        self._in_flight -= 1\n        self._pump()\n\n    def _pump", "        self._pump()\n\n    def _pump"),
        ("the second call of a letter needs no turn", "is_free, self._is_over = not self._is_over, True", "is_free, self._is_over = True, True"),
    ),
    *_mutants(
        "bot/doors/courier.py",
        "tests/doors/test_courier.py tests/doors/test_heart.py",
        ("a silent program forgets its letters", "            if self.holds():\n                return\n", "            raise LookupError\n"),
        ("two ordinary pushes a day", "if parcel.push is Push.ORDINARY:", "if False:"),
        ("a letter that is over is sent", "letter.expires_at is not None and letter.expires_at <= now", "False"),
        ("quiet letters make a sound", "silent=parcel.push is Push.QUIET", "silent=False"),
        ("letters come at night", "return None if is_daytime(now, zone) else next_daytime(now, zone)", "return None"),
    ),
    *_mutants(
        "bot/doors/heart.py",
        "tests/doors/test_heart.py",
        ("a dead program is never noticed", "if now - at >= DEAD_AFTER]", "if False]"),
        ("a program takes over from the living", "if now - at >= DEAD_AFTER]", "if True]"),
        ("a program that ends says nothing", "await self.store.run(lambda unit: unit.programs.forget([self.dispatch.program]))", "return"),
    ),
)  # fmt: skip
