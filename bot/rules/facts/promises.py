"""What becomes of promises. What each member says about one is nowhere in here."""

from dataclasses import dataclass

from bot.ids import BoardId, PromiseId
from bot.rules.facts.fact import Fact
from bot.rules.promises import State


@dataclass(frozen=True, slots=True)
class PromiseMade(Fact):
    """It is written down, and everybody of the board can see it."""

    promise: PromiseId
    board: BoardId


@dataclass(frozen=True, slots=True)
class PromiseMoved(Fact):
    """Who promised it gave a new date. `version`: of the promise."""

    promise: PromiseId
    board: BoardId
    version: int


@dataclass(frozen=True, slots=True)
class PromiseCameDue(Fact):
    """Its day has come."""

    promise: PromiseId
    board: BoardId


@dataclass(frozen=True, slots=True)
class PromiseReported(Fact):
    """A rep said if it is done. What they said stands with the promise."""

    promise: PromiseId
    board: BoardId


@dataclass(frozen=True, slots=True)
class JudgementsWanted(Fact):
    """Now the members say if it is done."""

    promise: PromiseId
    board: BoardId


@dataclass(frozen=True, slots=True)
class PromiseSettled(Fact):
    """It is known what became of it. `version`: of the promise."""

    promise: PromiseId
    board: BoardId
    version: int
    became: State
