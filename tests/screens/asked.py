"""What a member asked in the examples, and what three candidates answered: in words, with a voice, not at all."""

from collections.abc import Sequence

from bot.ids import ElectionId, FileId, MemberId, QueryId
from bot.rules.elections import Candidate
from bot.rules.hustings import Asked, CandidateAnswer, Query, State

NAMED = Query(
    id=QueryId(1), election_id=ElectionId(1), member_id=MemberId(7), name="Lily", state=State.PASSED,
    text="How do you get to the board?", voice=None, with_name=True, same_as=None, reason="",
)  # fmt: skip
WRITTEN = CandidateAnswer(QueryId(1), MemberId(1), "By BUS, and my friend comes along.", None)
VOICE = CandidateAnswer(QueryId(1), MemberId(2), "", FileId(4))


def asked_of(candidates: Sequence[Candidate]) -> tuple[Asked, Asked]:
    """The same question twice, with the answers of three candidates."""
    asked = Asked(NAMED, tuple(zip(candidates, (WRITTEN, VOICE, None), strict=True)))
    return asked, asked
