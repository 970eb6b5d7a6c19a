"""The word of the computer for the lots: bound by the record before anybody gives one, opened when all are there."""

from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.lots import OURS, sealed_word, word_of_ours
from storage.keys import Keys, recount_key
from storage.unit import Unit


def seal_own_word(unit: Unit, keys: Keys, election_id: ElectionId, *, now: datetime) -> None:
    """Lots will be drawn: the record binds our word. Raises KeysAway."""
    for who, word in list_own_word(keys, election_id):
        unit.elections.audit(election_id, "word sealed", {"sealed": sealed_word(election_id, who, word)}, now=now)


def list_own_word(keys: Keys, election_id: ElectionId) -> list[tuple[MemberId, str]]:
    """Our word; none where the key went before an older SayNext knew that lots need it. Raises KeysAway."""
    if not keys.has(recount_key(election_id)):
        return []
    return [(OURS, word_of_ours(keys.read(recount_key(election_id)), election_id))]
