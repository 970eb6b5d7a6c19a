"""What came out of a count, as it is kept in a row of an election, and back."""

from typing import Any

from bot.rules.counting import Result, Stage, Status


def kept(result: Result) -> dict[str, Any]:
    """As JSON, whose keys are texts."""
    return {
        "status": result.status,
        "elected": list(result.elected),
        "tied": list(result.tied),
        "seats_in_tie": result.seats_in_tie,
        "totals": _texts(result.totals),
        "cast": result.cast,
        "blank": result.blank,
        **({"quota": result.quota, "stages": [_kept_stage(stage) for stage in result.stages]} if result.stages else {}),
    }


def result_of(row: dict[str, Any]) -> Result:
    """The inverse of `kept`, also for what was kept before there were ballots in order."""
    return Result(
        status=Status(row["status"]),
        elected=tuple(row["elected"]),
        tied=tuple(row["tied"]),
        seats_in_tie=row["seats_in_tie"],
        totals=_numbers(row["totals"]),
        cast=row["cast"],
        blank=row["blank"],
        quota=row.get("quota", 0),
        stages=tuple(_stage(stage) for stage in row.get("stages", ())),
    )


def _kept_stage(stage: Stage) -> dict[str, Any]:
    return {
        "totals": _texts(stage.totals),
        "exhausted": stage.exhausted,
        "elected": list(stage.elected),
        "moved": list(stage.moved),
        "is_surplus": stage.is_surplus,
        "ballots": _texts(stage.ballots),
        "ended": stage.ended,
    }


def _stage(row: dict[str, Any]) -> Stage:
    return Stage(
        totals=_numbers(row["totals"]),
        exhausted=row["exhausted"],
        elected=tuple(row["elected"]),
        moved=tuple(row["moved"]),
        is_surplus=row["is_surplus"],
        ballots=_numbers(row["ballots"]),
        ended=row["ended"],
    )


def _texts(numbers: dict[int, int]) -> dict[str, int]:
    return {str(place): votes for place, votes in sorted(numbers.items())}


def _numbers(texts: dict[str, int]) -> dict[int, int]:
    return {int(place): votes for place, votes in texts.items()}
