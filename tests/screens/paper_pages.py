"""The pages of one who enters papers one by one, as examples."""

from collections.abc import Sequence

from bot.ids import ElectionId
from bot.rules.ballots import EMPTY, Choice, form_of
from bot.rules.counting import NONE, Ballot
from bot.rules.elections import Candidate
from bot.rules.papers import NOT_CHOOSING, UNCLEAR
from bot.screen import Screen
from bot.screens.elections.entering import begin, my_papers, one_paper, paper_other, sent
from bot.words import Words
from tests.screens.a_vote import FOURTEEN


def pages_of_counting(words: Words, number: ElectionId, three: Sequence[Candidate]) -> dict[str, Screen]:
    """Each page, for each kind of ballot."""
    many, one, ranks = (form_of(kind, 3) for kind in (Ballot.APPROVAL, Ballot.CHOOSE_ONE, Ballot.RANKED))
    found = (Choice(0b011), EMPTY, UNCLEAR, Choice(1 << NONE), NOT_CHOOSING)
    order = ranks.choice_of((1, 0))
    return {
        "begin": begin(words, number),
        "sent": sent(words, number),
        "one_paper": one_paper(words, number, three, many, EMPTY, n=1, before=()),
        "one_paper.ticked": one_paper(words, number, three, many, Choice(0b11), n=3, before=found[:2]),
        "one_paper.one": one_paper(words, number, three[:2], one, EMPTY, n=2, before=(Choice(1),)),
        "one_paper.order": one_paper(words, number, three, ranks, EMPTY, n=2, before=(order,)),
        "one_paper.in_order": one_paper(words, number, three, ranks, order, n=2, before=(order,)),
        "one_paper.last": one_paper(words, number, three, many, EMPTY, n=5, before=found),
        "one_paper.many": one_paper(words, number, FOURTEEN, many, Choice(0b1), n=2, before=found[:1], page=1),
        "paper_other": paper_other(words, number, n=5, before=found),
        "my_papers": my_papers(words, number, three, many, found, (), page=0),
        "my_papers.differs": my_papers(words, number, three, many, found, (2, 6), page=0),
        "my_papers.differs_once": my_papers(words, number, three, many, found, (3,), page=0),
    }
