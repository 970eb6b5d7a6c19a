"""The register of pictures: what each of the signs that are used most means, on every button, title and line."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign. `where`: a pattern that the key of a text, or its English words, must have to begin with it."""

    meaning: str
    where: str


REGISTER: Mapping[str, Sign] = {
    "✅": Sign("yes, it is done, it is good", r"yes|done|right|good|thank|fine|sav|sent|sure|that is all|ready|"
               r"same place|in\b|answered|will|put it|have|stopped|kept|for this page|worked|"
               r"together|nothing is missing|talked|counted|we know|on a card"),
    "💬": Sign("somebody says or asks something", r"say|said|ask|question|answer|word|talk|message|chat|matter|remark|"
               r"board|right\?|happened|thank|open saynext"),
    "✋": Sign("no, or stop", r"\bno\b|not|stop|cancel|end|nothing"),
    "👥": Sign("people, a group", r"group|people|person|candidate|somebody|nobody|member|role|deput"),
    "🗳": Sign("a vote", r"elections|vote|wiped|pushed"),
    "📄": Sign("paper, and people who use it", r"paper|page|on paper|without a phone|whose|how|for|given|count"),
    "🪑": Sign("the board, its meetings, a seat there", r"meeting|board|they do|seat"),
    "📅": Sign("a day", r"day|date|month|year|week|time|start|soon|late|when|met"),
    "🤝": Sign("a promise", r"promise"),
    "🧑‍🤝‍🧑": Sign("somebody helps", r"help|support"),
    "🙋": Sign("to ask somebody, or to take something on", r"ask|question|i will|say yes or no|time|will_they|talk"),
    "✏️": Sign("to write or change words", r"write|word|change|answer|line|name|else|why"),
    "🎤": Sign("to speak into the phone", r"say more|voice message"),
    "🗣": Sign("the rep, and what the rep says",
               r"rep\b|reps\b|stand|say|said|will_|position|draft|as it is|candidate"),
    "💭": Sign("in one's own words", r"own words|something else"),
    "🎧": Sign("to listen", r"listening|hear"),
    "🎙": Sign("the voice that reads aloud", r"voice"),
    "🔠": Sign("how large letters are", r"print"),
    "👀": Sign("to look at something, to read it", r"read|look|see|finding|only for you|what others say|about"),
    "🗑": Sign("to delete", r"delete|start again|take it back|took it back|there is no paper"),
    "🔁": Sign("again, or in another way", r"again|back|change|every|one time|new link|before|may"),
    "🛡": Sign("the safe person", r"safe|worries|helper|who it is"),
    "🖨": Sign("to print", r"print|paper|wall|poster|all promises"),
    "👋": Sign("hello and goodbye", r"hello|goodbye|welcome|leave|left|take out|thank|message|fine|\{name\}|join"),
    "📰": Sign("news from the board", r"news|summar"),
    "📋": Sign("a list, notes", r"list|notes|board|choose|said"),
    "👍": Sign("I understand, that is fine", r"ready|understand|thank|fine|yes|this question|already|we will tell"),
    "⏳": Sign("not yet, no time, wait", r"yet|wait|days to|early|later|will hear|asked|cannot|open|no time"),
    "➡️": Sign("go on", r"go on|next|more|later|keep these|that is paper"),
    "🙂": Sign("a name", r"name|without help"),
    "🔢": Sign("numbers, an order", r"number|count|order|step|label|most|how many|seat"),
    "🆘": Sign("danger, and the number for it", r"help|hurt|number"),
    "🔒": Sign("it is private", r"private|keep|see"),
    "📱": Sign("a phone", r"phone|vote|voting"),
    "🖼": Sign("pictures", r"picture|photo"),
}  # fmt: skip
NEVER: Mapping[str, str] = {
    "🏛": "a temple, or a bank",
    "🏦": "a bank",
    "🃏": "a joker",
    "🎲": "gambling",
    "🧠": "a brain, for no person and no feeling",
    "🙈": "a monkey",
    "🏳": "a flag",
}
"""Signs that stand for nothing of ours, and what people take them for."""
