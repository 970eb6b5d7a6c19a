"""Which right each text needs that says "you can": declared once, here; a new one must be declared, too."""

import re
from enum import StrEnum

PROMISE = re.compile(r"\byou (can|may)\b|\bvote now\b(?! ends)", re.IGNORECASE)
"""What makes a text a promise."""


class Right(StrEnum):
    """What somebody must be able to do for whom such a text is drawn."""

    VOICE = "vote, when there is a vote"
    VOTE = "vote, or change the vote that is sent"
    SAY = "say something for the board"
    STAND = "be a candidate"
    SUGGEST = "suggest a candidate"
    ANSWER = "answer the question that is open"
    PLAN_VOTE = "plan a vote, and call it off"
    PLAN_MEETING = "plan a meeting"
    HELP = "write down what somebody on paper says"
    WORDS = "write, or speak, or send a photo on this page"
    HERE = "press something on this page: each of its buttons is pressed"
    ANYBODY = "what needs no right in the group: to print, to talk to somebody, to read on"


PROMISED: dict[Right, str] = {
    Right.VOTE: """
        elections.button.to_ballot elections.cast elections.home_voted elections.open elections.remind
        elections.remind.title rooms.picture.own_phone rooms.taken_out rooms.tried
    """,
    Right.VOICE: """
        elections.who_sees_more reps.again_mine.stand reps.again_told.facilitator reps.over reps.refused.too_soon
    """,
    Right.SAY: """
        agenda.ask agenda.enough agenda.home agenda.mine.empty agenda.none_left agenda.refused.closed
        feedback.refused.closed
    """,
    Right.STAND: "elections.ask_stand elections.stand elections.will_you",
    Right.SUGGEST: """
        elections.refused.enough elections.refused.had_turns elections.refused.helps
        elections.refused.looks_after elections.refused.nobody_so_called elections.refused.other_had_turns
        elections.refused.other_looks_after elections.stand.limited
        elections.suggest.helpers
    """,
    Right.ANSWER: """
        feedback.change_to feedback.question.mine feedback.question.own_words feedback.question.several
        feedback.refused.not_open feedback.remind.title
    """,
    Right.PLAN_VOTE: """
        elections.call_off_open elections.no_result elections.refused.all_of_area elections.refused.can_still_count
        elections.refused.moved_often elections.refused.none_of_area
    """,
    Right.PLAN_MEETING: "meetings.refused.called_off schedule.list.empty",
    Right.HELP: "agenda.gathered people.add_paper people.member.paper",
    Right.WORDS: """
        agenda.say elections.words feedback.ask_now feedback.ask_now.no_topics feedback.say feedback.template
        feedback.write feedback.write.first home.refused.empty home.refused.too_long home.unusable
        hustings.answer.change hustings.ask hustings.read_back.voice meetings.place.photo meetings.sheet.dictate
        people.refused.same_name
        people.refused.words_of_ours promises.begin summaries.ask summaries.hard summaries.kept summaries.notes
        promises.day.write summaries.notes.more summaries.question.how_tap summaries.words.first worries.start.first
        worries.told
    """,
    Right.HERE: """
        agenda.one.alike agenda.three_saved deputies.asked deputies.goes deputies.mine.back deputies.mine.late
        deputies.mine.no deputies.mine.over elections.ballot.order elections.card_wanted elections.change_open
        elections.change_open.once elections.dates.moves elections.key_lost elections.my_card
        elections.asked.no elections.asked.until elections.asked.yes elections.joined.no elections.joined.yes
        elections.rep_now.instead elections.rep_now.more elections.rep_now.one elections.together
        elections.witnesses feedback.choices.more feedback.is_told.rep feedback.marked feedback.missed
        feedback.said_back_to.right feedback.sheet.own_words feedback.sheet.quotes feedback.thrown_away home.here
        home.menu.rep home.you_can_press hustings.became.again hustings.refused.asked meetings.play people.changed
        people.chat people.join_likes people.leave pictures.ask pictures.show promises.change_to
        promises.refused.past reps.again.secret reps.yours.asked rooms.not_me rooms.pictures rooms.wrong
        summaries.answered
        summaries.known.empty summaries.read_first summaries.readers summaries.thanks.clear summaries.words.voice
    """,
    Right.ANYBODY: """
        agenda.ask.helper agenda.form.name_why agenda.no_email agenda.paper agenda.paper.pass_on
        agenda.print_asked.nobody agenda.quiet deputies.refused.asked_other deputies.refused.not_deputy
        deputies.wanted deputies.who.mine elections.my_result.again elections.offered elections.open.others
        elections.print.how.order elections.refused.nominations_closed elections.refused.phone_is_new
        elections.refused.too_few_members elections.result_paper feedback.paper feedback.paper.several
        feedback.refused.not_asked home.help.lines home.instead.voice_forbidden home.refused.old_button
        hustings.became.passed hustings.read.later hustings.refused.enough hustings.show meetings.mirror_paper
        meetings.sheet.late people.found_consent people.found_more people.helper_told people.join_consent
        people.join_more people.move_stopped people.print_size.large people.print_size.usual
        people.refused.in_a_vote people.unlinked people.welcome pictures.result.do promises.paper reps.accepted
        reps.sure reps.again_back reps.again_mine.limited
        reps.refused.too_few summaries.paper summaries.readers.empty worries.has_voice
    """,
}
RIGHTS = {key: right for right, keys in PROMISED.items() for key in keys.split()}

EXPLAINED = {
    ("people.kept", "LastFacilitator"), ("people.me", "LastFacilitator"),
    ("people.member", "LastFacilitator"), ("people.member", "InAVote"),
    ("elections.change_open", "CarriedByOther"), ("elections.change_open", "TooLateForRoom"),
    ("home.menu", "TooFewMembers"),
}  # fmt: skip
"""Buttons that lead to a no on purpose: nothing else would say why it cannot be done today, and when it can."""
