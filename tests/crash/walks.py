"""People who each do one thing on their own phone, all at the same time, whether or not the bot is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic

from tests.program import PATIENCE, Bubble, Phone, World, bubbles_of


@dataclass(slots=True)
class Walk:
    """Somebody presses one button after the other, each as soon as they see it.

    Who does not see what they expected when the bot has come to rest (it was away, and shows where they
    stand) presses an earlier button once more, as people do: the first one too, for a press that only opens
    a page of a ballot has no row that could be taken up again.

    Args:
        opens: what the first button means; it stands on some older message.
        steps: words on the buttons after it.
    """

    phone: Phone = field(repr=False)
    opens: str
    steps: Sequence[str]
    presses: int = 0
    _at: int = -1
    _seen: list[Bubble] = field(default_factory=list, repr=False)

    @property
    def is_done(self) -> bool:
        """Whether the last button was pressed; its effect may still be to come."""
        return self._at >= len(self.steps)

    def begin(self) -> None:
        """Press the first button."""
        self._open()

    def _open(self) -> None:
        self._seen = self.phone.messages()
        # An old message: the answer is shown in its place, and a letter that just came must stay to be counted.
        oldest = min(bubble.number for bubble in self._seen if bubble.buttons)
        self.phone.world.line.post("/practice/press", phone=self.phone.id, message_id=oldest, data=self.opens)
        self._at = 0
        self.presses += 1

    def look(self, shown: list[Bubble], *, at_rest: bool) -> None:
        """Press the next button if it is there."""
        if self.is_done or not (at_rest or _has_answer(shown, self._seen)):
            return
        back_to = 0 if at_rest else self._at
        for at in range(self._at, back_to - 1, -1):
            if self._press(at, shown):
                return
        if at_rest:
            self._open()

    def _press(self, at: int, shown: list[Bubble]) -> bool:
        places = [(bubble, button) for bubble in reversed(shown) for button in bubble.buttons]
        found = next(((bubble, button) for bubble, button in places if self.steps[at] in button.label), None)
        if found is None:
            return False
        bubble, button = found
        self.phone.world.line.post(
            "/practice/press", phone=self.phone.id, message_id=bubble.number, row=button.row, column=button.column
        )  # fmt: skip
        self._seen, self._at = shown, at + 1
        self.presses += 1
        return True


def _has_answer(shown: list[Bubble], seen: list[Bubble]) -> bool:
    """Whether the bot has said or changed something since."""
    return [bubble for bubble in shown if bubble.by_bot] != [bubble for bubble in seen if bubble.by_bot]


def side_by_side(world: World, walks: Iterable[Walk], *, kill_after: int) -> None:
    """Everybody walks at once; the bot is killed after so many changes on the phones, and starts again."""
    waiting = list(walks)
    for walk in waiting:
        walk.begin()
    state = world.state()
    kill_at, ends, was_killed = state["version"] + kill_after, monotonic() + 2 * PATIENCE, False
    while not was_killed or not all(walk.is_done for walk in waiting):
        assert monotonic() < ends, _stuck(waiting, world)
        if not was_killed and (state["version"] >= kill_at or all(walk.is_done for walk in waiting)):
            world.kill_bot()
            world.launch_bot()
            was_killed = True
        for walk in waiting:
            walk.look(bubbles_of(state, walk.phone.id), at_rest=state["settled"])
        state = world.state(after=state["version"])
    world.settle_anew()


def _stuck(walks: Iterable[Walk], world: World) -> str:
    """Who cannot go on, what their phone shows, and what the bot says."""
    stuck = [(walk, walk.phone.messages()[-3:]) for walk in walks if not walk.is_done]
    return f"stuck: {stuck}\n{world.report()}"
