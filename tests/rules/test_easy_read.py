"""Promises of the easy-read check: it finds what is hard, and leaves alone what is easy."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages import FIRST, Language, language
from bot.rules.easy_read import Finding, Kind, Level, findings
from tests.tongues import ALL, COMPLETE, each_example, examples, words_in

HARD = language(FIRST).hard_words

COUNCIL = """
Minutes of the Partnership Board held on 11/03/2026 at 14:00hrs in Room 3
Present: Cllr Redding (Chair); 7 of the 10 representatives; Head of ASC & ICB Lead. The meeting was quorate.
It was noted that the consultation regarding day opportunities had been undertaken by officers.
Q3 data indicated that 64% of eligible people attended, against a target of 2,500 appointments per annum.
Officers will, where possible, bring forward recommendations in due course, and get a steer from stakeholders.
Members aren't able to travel before 09:30, nor is there no alternative via the depot!!
The implementation and evaluation of the accommodation strategy was deferred until Wednesday 9 May 2026.
Three to five members (see pages 10-12) should reply by Fri 17th April e.g. in writing.
"""

EASY = """
What happened at the board meeting
The meeting was on Wednesday 11 March 2026.
7 of your 10 reps came.
You said:
The bus is often late.
So people miss the start of work.
They said:
We will test more buses.
The test starts on Monday 4 May 2026 at 9:30 in the morning.
The bus manager will tell the board in July.
About 7 in every 10 people want this.
A health check is a visit to a doctor or nurse.
You can say what you think on or before Friday 3 April 2026.
What matters most to you?
""".strip().splitlines()


def found(*lines: str, code: str = FIRST) -> tuple[Finding, ...]:
    return findings(lines, tongue=language(code).tongue, hard_words=HARD)


def kinds(*lines: str, code: str = FIRST, level: Level | None = None) -> set[Kind]:
    return {each.kind for each in found(*lines, code=code) if level in (None, each.level)}


def test_notes_as_a_council_writes_them_have_something_to_look_at_in_every_line() -> None:
    lines = COUNCIL.strip().splitlines()
    assert {each.line for each in found(*lines) if each.level is Level.FAIL} == set(range(len(lines)))


def test_notes_as_a_council_writes_them_show_nearly_every_kind() -> None:
    assert set(Kind) - kinds(*COUNCIL.strip().splitlines()) <= {Kind.QUESTION, Kind.IDIOM}


def test_easy_read_has_no_finding_at_all() -> None:
    assert found(*EASY) == ()


@pytest.mark.parametrize("language", ALL)
def test_easy_read_of_every_language_has_no_finding(language: Language) -> None:
    assert findings(examples(language)["easy"], tongue=language.tongue, hard_words=language.hard_words) == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The group met in town and talked about buses and about trains and about the centre.", Kind.LONG_SENTENCE),
        ("The bus is late. People wait.", Kind.TWO_SENTENCES),
        ("The ASC pays for it.", Kind.INITIALS),
        ("Bring a drink, e.g. water.", Kind.INITIALS),
        ("Ask J. Redding about it.", Kind.INITIALS),
        ("We meet on 14/10.", Kind.DATE),
        ("We meet on 14.10.2026.", Kind.DATE),
        ("We meet on 2026-10-14.", Kind.DATE),
        ("We meet on the 14th.", Kind.DATE),
        ("We meet on Wed 14 October.", Kind.DATE),
        ("We meet on 14 Oct.", Kind.DATE),
        ("We meet on Thursday 14 October 2026.", Kind.DATE),
        ("We meet on Monday 31 February 2028.", Kind.DATE),
        ("It starts at 09:30.", Kind.TIME),
        ("It starts at 14:00.", Kind.TIME),
        ("It starts at 1030hrs.", Kind.TIME),
        ("71% of people came.", Kind.PERCENTAGE),
        ("Ten per cent of people came.", Kind.PERCENTAGE),
        ("Each person has 3.7 visits.", Kind.PERCENTAGE),
        ("It costs £212,000.", Kind.NUMBER),
        ("There were 4500 letters.", Kind.NUMBER),
        ("We saw three buses.", Kind.NUMBER),
        ("Look at part IV.", Kind.NUMBER),
        ("Come from 10-12.", Kind.RANGE),
        ("Tea & cake.", Kind.SPECIAL_SIGN),
        ("Tea (or cake).", Kind.SPECIAL_SIGN),
        ("Say yes by Friday 5 June 2026.", Kind.DEADLINE),
        ("Call me on Sat.", Kind.DATE),
        ("You can vote until Friday.", Kind.DEADLINE),
        ("Come before 10 in the morning.", Kind.DEADLINE),
        ("You will hear soon.", Kind.VAGUE),
        ("The plan was written by the council.", Kind.PASSIVE),
        ("We can not do nothing.", Kind.NEGATIVE),
        ("Please STOP that.", Kind.SHOUTING),
        ("Well done!!", Kind.SHOUTING),
        ("Your answer is invalid.", Kind.SHOUTING),
        ("We get a steer from you.", Kind.IDIOM),
        ("We throw away the key.", Kind.IDIOM),
        ("The vote is called off.", Kind.IDIOM),
        ("We draw lots.", Kind.IDIOM),
        ("They dragged their feet.", Kind.IDIOM),
        ("People slipped through the net.", Kind.IDIOM),
        ("It fell on deaf ears.", Kind.IDIOM),
        ("Let us park this for now.", Kind.IDIOM),
        ("They gave us the green light.", Kind.IDIOM),
        ("We will do it at a later date.", Kind.VAGUE),
        ("Please pass on the news.", Kind.IDIOM),
        ("The council is rolling out new buses.", Kind.IDIOM),
        ("We will keep you in the loop.", Kind.IDIOM),
        ("Members meet ad hoc.", Kind.FOREIGN),
        ("Buses, trains, taxis, and bikes are late.", Kind.COMMAS),
        ("Is it late? Is it full?", Kind.QUESTION),
        ("The implementation of the assessment is hard.", Kind.NOUN_CHAIN),
    ],
)  # fmt: skip
def test_our_own_texts_may_not_say(line: str, kind: Kind) -> None:
    assert kind in kinds(line, level=Level.FAIL)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("We want to tell you about the new bus that goes to town.", Kind.LONG_SENTENCE),
        ("The plan was changed.", Kind.PASSIVE),
        ("Do you not want to come?", Kind.NEGATIVE),
        ("We don't know.", Kind.CONTRACTION),
        ("The bus comes at 9:30 am.", Kind.TIME),
        ("Buses, trains and taxis are late.", Kind.COMMAS),
        ("We meet on 14 October.", Kind.DATE),
    ],
)
def test_somebody_should_look_at(line: str, kind: Kind) -> None:
    assert kind in kinds(line, level=Level.WARN)
    assert kind not in kinds(line, level=Level.FAIL)


@pytest.mark.parametrize(
    "line",
    [
        "Call 999.",
        "The number is 01632 960 123.",
        "Send form P1045 to us.",
        "In 2026 we have 120 members.",
        "The bus costs £2.50.",
        "The test is on bus 4 and bus 11.",
        "You can come by bus.",
        "They say yes or no themselves.",
        "No one is late.",
        "You do not have to vote.",
        "The vote is closed.",
        "1. The bus is late.",
        "You said: the bus is late.",
        "We watch TV.",
        "It takes 5 minutes.",
        "We meet from 10 to 12.",
        "Look at https://example.org/a-b/2026-10-14 for more.",
        "🚌 The bus comes at 9:30 in the morning.",
        "Sat at the table we talk.",
        "I have cold feet in winter.",
        "We missed the boat to the island.",
    ],
)
def test_nothing_is_found_in(line: str) -> None:
    assert found(line) == ()


@pytest.mark.parametrize("line", ["They bend over backwards.", "We turn over a new leaf.", "They drag their feet."])
def test_one_figure_of_speech_is_one_finding(line: str) -> None:
    assert [each.kind for each in found(line)] == [Kind.IDIOM]


@pytest.mark.parametrize(
    "line",
    [
        "Dr. Green came to the meeting.",
        "Mrs. Hill and Mr. Shah live in St. Anne Road.",
        "Prof. Lee and Ms. Day met.",
        "Ring Rev. Hall.",
        "Ask J. Redding.",
        "Kim Day Jr. is a member.",
        "We met at St. Mary's Hall on Mon. 3 May.",
        "Ms. Khan lives at No. 5 High St. in Leeds.",
        "It starts at 10 a.m. on Monday.",
        "Capt. Reed and Lt. Poe came.",
    ],
)
def test_a_name_with_a_full_stop_is_one_sentence(line: str) -> None:
    assert Kind.TWO_SENTENCES not in kinds(line)


@pytest.mark.parametrize(
    "line",
    ["Dr. Green came. He left.", "It ends at 4 p.m. We go home.", "The answer was No. We go.",
     "We met in May. 3 people came.", "You say no. Then we stop.", "So do I. We go."],
)  # fmt: skip
def test_two_sentences_are_two_whatever_the_names_in_them(line: str) -> None:
    assert Kind.TWO_SENTENCES in kinds(line)


@pytest.mark.parametrize(
    "line",
    [
        "The LDPB met in May.",
        "She works for CAMHS.",
        "People with PMLD were there too.",
        "NHSE pays for the nurse.",
        "The ICB pays.",
        "People with ADHD were there too.",
        "The DVLA wrote a letter.",
        "The RSPCA came.",
        "Her PIP has stopped.",
        "You have 2 EHCPs.",
        "LGBTQI people came.",
        "The YMCA is open.",
    ],
)
def test_letters_that_stand_for_words_are_initials_and_not_shouting(line: str) -> None:
    assert kinds(line) >= {Kind.INITIALS}
    assert Kind.SHOUTING not in kinds(line)


@pytest.mark.parametrize(
    "line",
    [
        "PLEASE come to the meeting.",
        "Please STOP that.",
        "This is IMPORTANT.",
        "HURRY up.",
        "Come ON THE BUS.",
        "DO NOT SMOKE HERE.",
        "EVERYBODY must come.",
        "HELP us.",
    ],
)
def test_words_in_capitals_are_shouting_and_not_initials(line: str) -> None:
    assert kinds(line) >= {Kind.SHOUTING}
    assert Kind.INITIALS not in kinds(line)


@pytest.mark.parametrize(
    "line",
    [
        "Bus 1045 goes to the hall.",
        "Buses 1045 and 1046 are late.",
        "The 1045 bus is late.",
        "We meet in Room 1204.",
        "We meet at 1200 Mill Lane.",
        "The hall is at 2041 Old Park Road.",
        "The hall was built in 1874.",
        "The club is from 1899.",
        "In May 1851 the hall opened.",
        "From 1874 to 1901 it was a school.",
        "Send a text to 70070.",
        "Text 70070 now.",
        "Call 118500 for help.",
        "Your code is 4821.",
    ],
)
def test_a_number_that_is_a_name_is_no_large_number(line: str) -> None:
    assert Kind.NUMBER not in kinds(line)


@pytest.mark.parametrize(
    "line",
    [
        "1200 people wrote to the council.",
        "2000 people wrote to the council.",
        "It costs 1950 pounds.",
        "We sent letters to 1200 people.",
        "We send a message to 1200 people.",
        "In 1200 homes it is cold.",
        "1500 letters came.",
        "The company has 1045 buses.",
        "It costs £1200.",
        "The town has 20000 people.",
        "We spent £2000 on it.",
        "There were 1 200 people.",
        "Twenty people came.",
        "The club gets £950k.",
        "2000 women came.",
    ],
)
def test_a_number_that_counts_is_a_large_number(line: str) -> None:
    assert Kind.NUMBER in kinds(line)


@pytest.mark.parametrize(
    "line",
    ["You can take action.", "They took quick action.", "She is taking action now.", "Wait a few minutes.",
     "It starts some minutes late.", "The bus is 10 minutes away.", "What action can we take?",
     "We need action now.", "The pilot of the plane is late."],
)  # fmt: skip
def test_a_hard_word_in_an_everyday_sense_is_not_found(line: str) -> None:
    assert Kind.HARD_WORD not in kinds(line)


@pytest.mark.parametrize(
    "line",
    ["The action is for Kim.", "We need action points.", "The actions are late.", "Kim took the action.",
     "Read the minutes.", "The last minutes of the board are here.", "The pilot starts in May."],
)  # fmt: skip
def test_a_hard_word_in_its_hard_sense_is_found(line: str) -> None:
    assert Kind.HARD_WORD in kinds(line)


def test_peoples_own_words_are_not_judged() -> None:
    assert found("Ben says “DON'T do it via the ASC & ICB!! 71% e.g.”") == ()


def test_a_hard_word_is_found_once_by_its_stored_name() -> None:
    hard = [each for each in found("The pilots start in May.", "Each pilot is small.") if each.kind is Kind.HARD_WORD]
    assert hard == [Finding(Kind.HARD_WORD, Level.FAIL, 0, "pilot")]


def test_a_hard_word_with_its_explanation_on_the_next_line_is_fine() -> None:
    meaning = HARD["pilot"].split("\n")
    assert found("The pilot starts in May.", *meaning) == ()


def test_a_hard_word_with_its_explanation_too_far_below_is_found() -> None:
    meaning = HARD["pilot"].split("\n")[0]
    assert Kind.HARD_WORD in kinds("The pilot starts in May.", "It is in town.", "It is free.", meaning)


def test_a_hard_word_may_be_explained_in_the_writers_own_words() -> None:
    assert found("The pilot starts in May.", "A pilot is a try.") == ()


def test_a_longer_hard_word_hides_the_shorter_one_inside_it() -> None:
    hard = [each.words for each in found("You have an annual health check.") if each.kind is Kind.HARD_WORD]
    assert hard == ["annual health check"]


def test_a_second_question_further_down_is_looked_at() -> None:
    assert kinds("Is it late?", "The bus is full.", "What do you want?") == {Kind.QUESTION}


@pytest.mark.parametrize(("language", "example"), each_example("hard"))
def test_our_own_texts_in_a_language_may_not_say(language: Language, example: tuple[str, str]) -> None:
    line, kind = example
    assert Kind(kind) in kinds(line, code=language.code, level=Level.FAIL)


@given(st.lists(st.text(max_size=80), max_size=6), st.sampled_from(ALL))
def test_any_text_can_be_checked_and_every_finding_is_in_it(lines: list[str], language: Language) -> None:
    for each in findings(lines, tongue=language.tongue, hard_words=HARD):
        assert 0 <= each.line < len(lines)


@given(st.integers(min_value=1, max_value=30))
def test_a_sentence_is_long_from_its_thirteenth_word(number: int) -> None:
    levels = {each.level for each in found(" ".join(["bus"] * number)) if each.kind is Kind.LONG_SENTENCE}
    assert levels == (set() if number <= 12 else {Level.WARN} if number <= 15 else {Level.FAIL})


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.sampled_from(ALL))
def test_every_date_as_the_bot_writes_it_is_fine(day: date, language: Language) -> None:
    assert found(words_in(language).date(day), code=language.code) == ()


@pytest.mark.parametrize("language", ALL)
def test_every_explanation_is_easy_read_itself(language: Language) -> None:
    wrong = {
        (word, each.kind, each.words)
        for word, meaning in language.hard_words.items()
        for each in findings(meaning.split("\n"), tongue=language.tongue, hard_words={})
        if each.level is Level.FAIL or each.kind is Kind.LONG_SENTENCE
    }
    assert wrong == set()


def test_complete_languages_explain_the_same_number_of_words() -> None:
    assert {len({*each.hard_words.values()}) for each in COMPLETE} == {47}
