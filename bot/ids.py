"""The names of things in the database, so that one kind of id is never taken for another."""

from typing import NewType

PersonId = NewType("PersonId", int)
BoardId = NewType("BoardId", int)
GroupId = NewType("GroupId", int)
MemberId = NewType("MemberId", int)
FileId = NewType("FileId", int)
ElectionId = NewType("ElectionId", int)
CandidateId = NewType("CandidateId", int)
TermId = NewType("TermId", int)
HandoverId = NewType("HandoverId", int)
MeetingId = NewType("MeetingId", int)
SuggestionId = NewType("SuggestionId", int)
ItemId = NewType("ItemId", int)
SummaryId = NewType("SummaryId", int)
CardId = NewType("CardId", int)
QuestionId = NewType("QuestionId", int)
PromiseId = NewType("PromiseId", int)
WorryId = NewType("WorryId", int)
QueryId = NewType("QueryId", int)
FactId = NewType("FactId", int)
