"""Promises of what a group with too few people for a secret vote reads when it is asked to vote with others."""

from bot.screen import tap
from tests.handlers.elections.two_groups import Two
from tests.play import Play


def test_no_vote_of_its_own_is_promised_to_a_group_with_too_few_people(each_play: Play) -> None:
    two = Two(each_play)
    election, own = two.ask(), "your group can have its own vote."
    asked = two.play.tap(two.rob, tap("elections.asked", election, two.river)).lines
    assert "Your group has fewer members." in asked
    assert own not in " ".join(asked).lower()
    two.people["Una"] = two.play.member("Una", two.river)
    asked = two.play.tap(two.rob, tap("elections.asked", election, two.river)).lines
    assert "If you say no, your group can have its own vote." in asked
    assert "Your group can have its own vote." in two.say("No, on our own").lines
