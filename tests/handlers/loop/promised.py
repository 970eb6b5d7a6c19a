"""Who is promised to hear what, written by hand from what the product promises: no table of the program is read here.

A kind of fact that is not here is promised to nobody, and then has its reason.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.handlers.loop import who
from tests.handlers.loop.who import MOMENT, Asking, Who

MEETS = "SELECT meets_at FROM meetings WHERE id = :meeting"
LIST_CLOSES = "SELECT due_at FROM deadlines WHERE kind = 'agenda.close' AND subject = :meeting"
CLOSES = "SELECT closes_at FROM questions WHERE id = :question"
VOTE_OPENS = "SELECT vote_at FROM elections WHERE id = :election"
VOTE_CLOSES = "SELECT close_at FROM elections WHERE id = :election"
ITEMS = "SELECT id FROM items WHERE meeting_id = :meeting"
SAID = "SELECT id FROM suggestions WHERE meeting_id = :meeting"
SHORT_LIST = "SELECT place FROM short_list WHERE meeting_id = :meeting"
OF_A_GROUP = "SELECT id FROM questions WHERE id = :question AND is_for_group"
OF_THE_BOARD = "SELECT id FROM questions WHERE id = :question AND NOT is_for_group"
WRITTEN_DOWN = (
    "SELECT c.id FROM candidates c JOIN members m ON m.id = c.member_id WHERE c.id = :candidate AND m.on_paper"
)


@dataclass(frozen=True, slots=True)
class Hears:
    """These people read this page, until then; and only where there is something to tell."""

    who: Who
    page: str
    until: str = ""
    where: str = ""
    is_chat: bool = False

    def letters(self, asking: Asking) -> dict[tuple[int, str], datetime | None]:
        """By person and page (a chat by its group below zero), each with its end."""
        if self.where and not asking.rows(self.where):
            return {}
        values = {name: int(value) if isinstance(value, bool) else value for name, value in asking.fact.items()}
        page, sign, ends = self.page.format(**values), -1 if self.is_chat else 1, None
        for found in asking.rows(self.until) if self.until else ():
            ends = datetime.strptime(str(found), MOMENT).replace(tzinfo=UTC)
        return {(sign * number, page): ends for number in self.who(asking)}


def chats(groups: Who, page: str, where: str = "") -> Hears:
    """In the chats of these groups."""
    return Hears(groups, page, where=where, is_chat=True)


LIFE = (Hears(who.who_cares, "agenda.life:{suggestion}"),)
STANDS = Hears(who.who_cares_and_waits_for_nothing, "agenda.stands:{suggestion}:{was}")
NOBODY: tuple[Hears, ...] = ()
STAND, OPEN, RESULT = "elections.stand:{election}", "elections.open:{election}", "elections.result:{election}"
OWN, LOTS, PAPERS = "elections.my_result:{election}", "elections.lots:{election}", "elections.papers:{election}"
STOPPED, COUNT = "elections.stopped:{election}", "elections.my_count:{election}"
REP_HEARS = Hears(who.the_rep, "deputies.mine:{handover}", until=MEETS)
ALL, REST = who.everybody_who_votes_together, who.who_votes_and_does_not_stand

PROMISED: Mapping[str, tuple[Hears, ...]] = {
    # What people want the board to talk about
    "SuggestionsWanted": (
        Hears(who.everybody_of_the_board, "agenda.ask:{meeting}", until=LIST_CLOSES),
        chats(who.groups_of_the_board, "agenda.ask:{meeting}"),
    ),
    "SuggestionMade": NOBODY,
    "SuggestionTakenBack": NOBODY,
    "SuggestionCarriedOver": NOBODY,
    "SuggestionsClosed": (
        Hears(who.who_speaks_there, "agenda.choose_now:{meeting}", where=SAID),
        Hears(who.voices_of_the_board, "agenda.ask_three:{meeting}", until=MEETS, where=SHORT_LIST),
    ),
    **dict.fromkeys(
        (
            "SuggestionPromised",
            "SuggestionDone",
            "SuggestionPartlyDone",
            "SuggestionNotDone",
            "SuggestionUntold",
        ),
        LIFE,
    ),
    **dict.fromkeys(("SuggestionListed", "SuggestionLeftOff"), (STANDS,)),
    "SuggestionTalkedAbout": (Hears(who.who_cares_but_the_author, "agenda.life:{suggestion}"),),
    "SuggestionUnanswered": (Hears(who.who_cares, "agenda.silent:{suggestion}"),),
    "SuggestionWaits": (Hears(who.who_cares, "agenda.silent:{suggestion}"),),
    "SuggestionPutOff": (Hears(who.who_cares, "agenda.put_off:{suggestion}"),),
    "SuggestionCut": (Hears(who.who_cares, "agenda.no_time:{suggestion}"),),
    "ListSent": (
        Hears(who.everybody_of_the_board, "agenda.read:{meeting}", until=MEETS, where=ITEMS),
        chats(who.groups_of_the_board, "agenda.read:{meeting}", where=ITEMS),
    ),
    "ListChanged": (
        Hears(who.who_passes_the_list_on_and_waits_for_nothing, "agenda.list_changed:{meeting}:{was}", until=MEETS),
    ),
    "PrintWanted": (Hears(who.facilitators_of_the_group, "agenda.please_print:{meeting}", until=MEETS),),
    # Board meetings
    "MeetingPlanned": (Hears(who.everybody_of_the_board, "meetings.planned:{meeting}:{version}"),),
    "MeetingMoved": (Hears(who.everybody_of_the_board, "meetings.moved:{meeting}:{version}"),),
    "MeetingCalledOff": (Hears(who.everybody_of_the_board, "meetings.called_off:{meeting}"),),
    "MeetingPlaceSaid": NOBODY,
    "MeetingCameNear": (
        Hears(who.everybody_of_the_board, "meetings.tomorrow:{meeting}", until=MEETS),
        chats(who.groups_of_the_board, "meetings.tomorrow:{meeting}"),
    ),
    "PapersCame": (Hears(who.who_speaks_there, "meetings.papers_came:{meeting}", until=MEETS),),
    # Promises
    "PromiseMade": NOBODY,
    "PromiseReported": NOBODY,
    "PromiseMoved": (Hears(who.everybody_of_the_board, "promises.moved:{promise}:{version}"),),
    "PromiseCameDue": (Hears(who.reps_of_the_board, "promises.is_it_done:{promise}"),),
    "JudgementsWanted": (Hears(who.voices_of_the_board, "promises.judge_it:{promise}"),),
    "PromiseSettled": (Hears(who.everybody_of_the_board, "promises.result:{promise}:{version}"),),
    # What happened at the board
    "SummaryWanted": (Hears(who.who_speaks_or_helps, "summaries.ask:{meeting}"),),
    "SummaryLate": (Hears(who.who_speaks_there, "summaries.nudge:{meeting}"),),
    "SummaryVeryLate": (
        Hears(who.who_speaks_there, "summaries.nudge:{meeting}"),
        Hears(who.facilitators_of_the_board, "summaries.nudge:{meeting}"),
    ),
    "ReaderAsked": (Hears(who.who_does_it("reader"), "summaries.read_first:{summary}"),),
    "CardFoundHard": (Hears(who.who_does_it("asker"), "summaries.remarks:{summary}"),),
    "SummaryReadFirst": (Hears(who.who_does_it("asker"), "summaries.remarks:{summary}"),),
    "YesWanted": (Hears(who.who_says_yes, "summaries.say_yes:{summary}"),),
    "SummaryPublished": (
        Hears(who.everybody_of_the_board_but_them, "summaries.news:{summary}"),
        Hears(who.reps_of_the_board, "feedback.ask_now:{meeting}"),
        chats(who.groups_of_the_board, "summaries.news:{summary}"),
    ),
    "SummaryChanged": (
        Hears(who.everybody_of_the_board_but_them, "summaries.changed:{summary}:{edition}"),
        chats(who.groups_of_the_board, "summaries.changed:{summary}:{edition}"),
    ),
    "CardUnclear": (Hears(who.who_wrote_it, "summaries.unsure_told:{summary}"),),
    "RepAsked": (Hears(who.own_reps_or_all, "summaries.asked:{ask}"),),
    "RepAnswered": (Hears(who.who_asked_the_rep, "summaries.answered_to:{ask}"),),
    # What to say next
    "QuestionOpened": (
        Hears(who.who_was_asked, "feedback.question:{question}", until=CLOSES),
        Hears(who.the_others_who_help, "feedback.life:{question}"),
        chats(who.groups_that_are_asked, "feedback.question:{question}"),
    ),
    "QuestionMoved": (Hears(who.who_was_asked_and_their_reps, "feedback.moved:{question}:{version}"),),
    "QuestionHalfOver": (Hears(who.who_was_asked_and_is_silent, "feedback.remind:{question}", until=CLOSES),),
    "QuestionStopped": (Hears(who.who_was_asked_and_their_reps, "feedback.stopped:{question}"),),
    "QuestionEnded": (
        Hears(who.who_speaks_or_stands_in, "feedback.sheet:{question}:0", where=OF_THE_BOARD),
        Hears(who.who_was_asked, "feedback.result:{question}", where=OF_A_GROUP),
        Hears(who.the_rest_of_the_group, "feedback.result:{question}", where=OF_A_GROUP),
        chats(who.groups_that_are_asked, "feedback.result:{question}", where=OF_A_GROUP),
    ),
    "PositionReadBack": (Hears(who.who_was_asked_but_them, "feedback.said_back:{question}:{version}"),),
    "PartMissed": (Hears(who.who_speaks_or_stands_in, "feedback.missed:{question}:{person}"),),
    "SpeakerFollows": (Hears(who.who_does_it("person"), "feedback.goes_on:{question}"),),
    "ReportWanted": (Hears(who.who_was_at_the_board, "feedback.report:{question}"),),
    "PositionsShared": (Hears(who.who_reads_other_groups, "feedback.others:{meeting}:0"),),
    "PositionReportedLate": (Hears(who.the_other_groups, "feedback.others:{meeting}:0"),),
    "PositionReported": (Hears(who.who_was_asked_and_their_reps_but_them, "feedback.told:{question}"),),
    # Electing a rep
    **dict.fromkeys(("ElectionPlanned", "CandidateStood", "CandidateDeclined", "VoteClosed", "TermBegan"), NOBODY),
    "RepSteppedDown": NOBODY,
    "NominationsOpened": (Hears(ALL, STAND, until=VOTE_OPENS), chats(who.groups_that_vote, STAND)),
    "NobodyStood": (Hears(ALL, STAND, until=VOTE_OPENS),),
    "CandidateSuggested": (Hears(who.who_is_suggested, "elections.will_you:{candidate}", until=VOTE_OPENS),),
    "AnswerStillWanted": (Hears(who.who_is_suggested, "elections.will_you:{candidate}", until=VOTE_OPENS),),
    "CardUnfinished": (Hears(who.the_candidate, "elections.card_wanted:{candidate}", until=VOTE_OPENS),),
    "CardHelpOffered": (Hears(who.the_candidate, "elections.help_offered:{candidate}", until=VOTE_OPENS),),
    "NominationWithdrawn": (Hears(ALL, "elections.withdrawn:{candidate}", where=WRITTEN_DOWN),),
    "CandidateWithdrew": (Hears(ALL, "elections.withdrawn:{candidate}"),),
    "ElectionMoved": (Hears(who.who_hears_that_a_vote_changed, "elections.moved:{election}:{version}"),),
    "ElectionCalledOff": (Hears(who.who_hears_that_a_vote_changed, STOPPED),),
    "ElectionStopped": (Hears(ALL, STOPPED),),
    "PracticeCalled": (Hears(who.everybody_of_the_group, "elections.practise:0"),),
    "VoteOpened": (Hears(ALL, OPEN, until=VOTE_CLOSES), chats(who.groups_that_vote, OPEN)),
    "SecondVoteOpened": (Hears(ALL, OPEN, until=VOTE_CLOSES), chats(who.groups_that_vote, OPEN)),
    "VoteReminded": (Hears(who.who_has_a_phone_on_the_roll, "elections.remind:{election}", until=VOTE_CLOSES),),
    "VoteExtended": (Hears(ALL, "elections.longer:{election}", until=VOTE_CLOSES),),
    "MoreDaysGiven": (Hears(ALL, "elections.given_longer:{election}", until=VOTE_CLOSES),),
    "PapersWanted": (Hears(who.facilitators_of_the_vote, PAPERS),),
    "PapersAwaited": (Hears(who.who_votes_and_does_not_help, "elections.show:{election}"),),
    "PapersLastDays": (
        Hears(who.facilitators_of_the_vote, PAPERS),
        Hears(who.who_votes_and_does_not_help, "elections.show:{election}"),
    ),
    **dict.fromkeys(("PaperCounterAsked", "PaperCounterReminded", "PapersDiffered"), (Hears(who.themselves, COUNT),)),
    "PaperCounterMissing": (Hears(who.facilitators_of_the_vote, PAPERS),),
    "PapersDoNotFit": (Hears(who.facilitators_of_the_vote, PAPERS),),
    "CountersDiffered": (Hears(ALL, STOPPED),),
    "VoteCounted": (Hears(who.who_stands, OWN), Hears(REST, RESULT), chats(who.groups_that_vote, RESULT)),
    "VoteTied": (Hears(who.who_stands, RESULT),),
    "LotsWanted": (Hears(who.who_stands, LOTS), Hears(REST, LOTS)),
    "LotsDrawn": (Hears(who.who_stands, OWN), Hears(REST, RESULT), chats(who.groups_that_vote, RESULT)),
    "WitnessNamed": (Hears(who.themselves, LOTS),),
    "WordsStillWanted": (Hears(ALL, LOTS),),
    "WordsMissing": (Hears(who.facilitators_of_the_vote, "elections.no_words:{election}"),),
    "DrawPlanned": (Hears(ALL, LOTS),),
    "ScrutineerAsked": (Hears(who.themselves, "elections.recount:{election}"),),
    # Being the rep
    "TermOffered": (Hears(who.who_is_next, "reps.yours:{term}"), Hears(who.who_asks_them, "reps.ask:{term}")),
    "AnswerReminded": (Hears(who.who_has_a_phone, "reps.yours:{term}"), Hears(who.who_asks_them, "reps.ask:{term}")),
    "AnswerMissing": (Hears(who.facilitators_of_the_group, "reps.silent:{term}"),),
    "TermAccepted": NOBODY,
    "TermDeclined": NOBODY,
    "TermPassedOn": (Hears(who.the_group_but_them, "reps.passed_on:{term}:{before}"),),
    "SeatStaysFree": (Hears(who.everybody_of_the_group, "reps.free:{term}"),),
    "NewVoteWanted": (
        Hears(who.reps_of_the_group, "reps.again_mine:{group}"),
        Hears(who.the_group_but_its_reps, "reps.again_told:{group}"),
    ),
    "LimitChanged": (Hears(who.everybody_of_the_group, "elections.limit:{election}"),),
    "TermEnds": (Hears(who.themselves, "reps.my_end:{term}"),),
    "NextVoteWanted": (Hears(who.facilitators_of_the_group, "reps.ends:{term}"),),
    "TermOver": (Hears(who.themselves, "reps.over:{term}"),),
    "NobodyFollows": (Hears(who.the_group_but_them, "reps.unfilled:{term}"),),
    "SeatStillFree": (Hears(who.facilitators_of_the_group, "reps.still_free:{group}"),),
    # Who goes for a rep
    "DeputyChosen": (Hears(who.everybody_of_the_group, "deputies.who:{member}"),),
    "DeputyNoMore": (Hears(who.everybody_of_the_group, "deputies.no_more:{member}"),),
    "DeputyWanted": (Hears(who.facilitators_of_the_group, "deputies.choose:{group}:0"),),
    "HandoverAsked": (Hears(who.the_deputy, "deputies.asked:{handover}", until=MEETS),),
    "HandoverSilent": (Hears(who.the_deputy, "deputies.asked:{handover}", until=MEETS), REP_HEARS),
    "DeputyComes": (
        REP_HEARS,
        Hears(who.the_group_but_those_two, "deputies.comes:{handover}", until=MEETS),
    ),
    **dict.fromkeys(("DeputyDeclined", "HandoverFell"), (REP_HEARS,)),
    **dict.fromkeys(
        ("HandoverTakenBack", "HandoverEmpty"),
        (Hears(who.the_deputy, "deputies.not_needed:{handover}", until=MEETS),),
    ),
    "HandoverMoved": (Hears(who.the_rep, "deputies.mine:{anew}", until=MEETS),),
    "DeputyComesNot": (Hears(who.the_group_but_those_two, "deputies.comes_not:{handover}", until=MEETS),),
    # Questions to candidates
    "QueryAsked": (Hears(who.facilitators_of_the_group, "hustings.new:{election}", until=VOTE_OPENS),),
    **dict.fromkeys(
        ("QueryPassedOn", "AskingEnded"),
        (Hears(who.who_answers_the_group, "hustings.to_answer:{election}", until=VOTE_OPENS),),
    ),
    **dict.fromkeys(
        ("QueryJoined", "QueryHeldBack"),
        (Hears(who.who_asked_the_candidates, "hustings.became:{query}", until=VOTE_OPENS),),
    ),
    # Pictures, topics and areas
    "PictureTestStarted": (Hears(who.members_with_a_phone, "pictures.ask:{test}"),),
    "PictureTestDone": (Hears(who.who_asked_and_looked, "pictures.result:{test}"),),
    "PictureTestStopped": (Hears(who.who_looks, "pictures.stopped:{test}"),),
    "TopicsChanged": (Hears(who.who_looks_after_the_board_but_them, "topics.told:{topic}"),),
    "AreasChanged": (Hears(who.who_looks_after_the_board_but_them, "areas.told:{board}"),),
    # The group itself
    "NotePassedOn": (Hears(who.the_other_facilitators, "help.note:{note}"),),
    "NamedPersonChanged": (Hears(who.everybody_of_the_group, "people.helper_told:{group}"),),
    "NewsOnPaper": (Hears(who.facilitators_of_the_group, "people.news_wait:{group}"),),
    "ChatLinked": (Hears(who.facilitators_of_the_group, "people.chat:{group}"),),
    "ChatLost": (Hears(who.facilitators_of_the_group, "people.chat_lost:{group}"),),
}
BEFORE_A_VOTE = {
    "NominationsOpened", "NobodyStood", "CandidateSuggested", "AnswerStillWanted", "CardUnfinished", "CardHelpOffered",
    "ElectionMoved",
}  # fmt: skip
IN_A_VOTE = {"VoteOpened", "SecondVoteOpened", "VoteReminded", "VoteExtended", "MoreDaysGiven"}
ON_PAPER = {
    "PapersWanted", "PapersAwaited", "PapersLastDays", "PaperCounterAsked", "PaperCounterReminded",
    "PaperCounterMissing", "PapersDiffered", "PapersDoNotFit",
}  # fmt: skip
DRAW = {"LotsWanted", "WitnessNamed", "WordsStillWanted", "WordsMissing", "DrawPlanned"}
ASKED_TO_BE_REP = {"TermOffered", "AnswerReminded", "AnswerMissing"}
FALLS: Mapping[str, Set[str]] = {
    "SuggestionsClosed": {"SuggestionsWanted"},
    "ListSent": {"SuggestionsWanted", "SuggestionsClosed"},
    "MeetingMoved": {"MeetingPlanned", "MeetingMoved", "MeetingCameNear"},
    "MeetingCalledOff": {
        "MeetingPlanned",
        "MeetingMoved",
        "MeetingCameNear",
        "PapersCame",
        "SuggestionsWanted",
        "SuggestionsClosed",
        "ListSent",
        "ListChanged",
    },
    "PromiseMoved": {"PromiseMoved", "PromiseCameDue", "JudgementsWanted"},
    "PromiseReported": {"PromiseCameDue"},
    "PromiseSettled": {"PromiseMoved", "PromiseCameDue", "JudgementsWanted"},
    "SummaryLate": {"SummaryWanted"},
    "SummaryVeryLate": {"SummaryWanted", "SummaryLate"},
    "SummaryPublished": {"SummaryWanted", "SummaryLate", "SummaryVeryLate", "ReaderAsked", "YesWanted"},
    "SummaryChanged": {"SummaryChanged", "YesWanted"},
    "RepAnswered": {"RepAsked"},
    "QuestionMoved": {"QuestionMoved"},
    "QuestionStopped": {"QuestionOpened", "QuestionMoved", "QuestionHalfOver"},
    "QuestionEnded": {"QuestionOpened", "QuestionMoved", "QuestionHalfOver"},
    "PositionReadBack": {"PositionReadBack"},
    "ReportWanted": {"SpeakerFollows"},
    "PositionReported": {"PositionReadBack", "ReportWanted", "SpeakerFollows"},
    "AnswerStillWanted": {"CandidateSuggested"},
    "CardHelpOffered": {"CardUnfinished", "CardHelpOffered"},
    "CandidateStood": {"CandidateSuggested", "AnswerStillWanted"},
    "CandidateDeclined": {"CandidateSuggested", "AnswerStillWanted"},
    "NominationWithdrawn": {"CardUnfinished", "CardHelpOffered"},
    "ElectionMoved": {"ElectionMoved"},
    "ElectionCalledOff": BEFORE_A_VOTE,
    "ElectionStopped": BEFORE_A_VOTE | IN_A_VOTE | ON_PAPER,
    "VoteOpened": BEFORE_A_VOTE,
    "VoteExtended": {"VoteOpened", "SecondVoteOpened", "VoteReminded"},
    "MoreDaysGiven": {"VoteOpened", "VoteReminded"},
    "VoteClosed": IN_A_VOTE,
    "PapersLastDays": {"PapersWanted", "PapersAwaited"},
    "PaperCounterAsked": {"PapersWanted"},
    **dict.fromkeys(("CountersDiffered", "VoteCounted", "VoteTied", "LotsWanted"), ON_PAPER),
    "DrawPlanned": DRAW - {"DrawPlanned"},
    "LotsDrawn": DRAW,
    "AnswerReminded": ASKED_TO_BE_REP,
    "TermAccepted": ASKED_TO_BE_REP,
    "TermDeclined": ASKED_TO_BE_REP,
    "DeputyChosen": {"DeputyChosen", "DeputyNoMore"},
    "DeputyNoMore": {"DeputyChosen"},
    "DeputyComes": {"HandoverAsked", "HandoverSilent"},
    **dict.fromkeys(
        ("DeputyDeclined", "HandoverTakenBack", "HandoverFell", "HandoverEmpty", "HandoverMoved"),
        frozenset({"HandoverAsked", "HandoverSilent", "DeputyComes"}),
    ),
    "PictureTestDone": {"PictureTestStarted"},
    "PictureTestStopped": {"PictureTestStarted"},
    "NewsOnPaper": {"NewsOnPaper"},
    "ChatLost": {"ChatLinked"},
}
"""What need not be said any more once something else happened to the same thing."""
SAME = {"CandidateStood", "CandidateDeclined", "NominationWithdrawn", "AnswerStillWanted", "CardHelpOffered"}
"""Of a vote there are many candidates: these are about one of them."""
