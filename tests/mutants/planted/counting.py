"""Bugs in the count, and in how ballots are filled in and read back."""

from tests.mutants.mutant import mutants

PLANTED = (
    *mutants(
        "bot/rules/ballots/ranks.py",
        "tests/rules/ballots",
        ("the last choice is the first", "Choice(choice | _code(place) << _BITS * len(before))", "Choice(choice << _BITS | _code(place))"),
        ("somebody stands twice in an order", "        if place in before:\n            return choice\n", ""),
        ("a fourteenth candidate is none of these", "return NONE if place == NONE else place + 1", "return min(place + 2, NONE)"),
    ),
    *mutants(
        "bot/screens/elections/ballots.py",
        "tests/handlers/elections/test_in_order.py",
        ("an order is read back by place", "    chosen = [each for place in places for each in candidates if each.place == place]\n", "    chosen = [each for each in candidates if each.place in places]\n    places = sorted(places)\n"),
    ),
    *mutants(
        "bot/screens/elections/in_order.py",
        "tests/handlers/elections/test_in_order.py",
        ("taking one back takes all of it", "sheet.form.without_last(sheet.choice))", "type(sheet.choice)(0))"),
    ),
    *mutants(
        "bot/screens/elections/entering.py",
        "tests/handlers/elections/test_paper.py",
        ("papers that do not differ are shown, too", "numbers = differs or range(", "numbers = range("),
    ),
    *mutants(
        "bot/rules/ballots/ticks.py",
        "tests/rules/ballots",
        ("none of these and a face together", "return Choice((choice ^ bit) & ~_NONE)", "return Choice(choice ^ bit)"),
    ),
    *mutants(
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
    *mutants(
        "bot/rules/counting/fast/ticks.py",
        "tests/rules/counting/test_by_hand.py",
        ("as many as none of these are enough", "if totals[place] > bar]", "if totals[place] >= bar]"),
        ("two crosses count where one is asked for", "contest.kind is Ballot.CHOOSE_ONE and len(chosen) > 1", "False"),
        ("the last seat of a tie goes to the first name", "tied = [p for group, places in beyond.items() if self._open + self._kept_for(group) for p in places]", "tied = []"),
    ),
)  # fmt: skip
