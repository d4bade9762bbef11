"""Clauses that describe a noun: relative ones («إيران التي تدعم …») and those of an indefinite noun («بيانا اتهم فيه …»).
Who does what in them: the noun itself, or whom they name where a pronoun stands for the noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.reading.arguments import Group, Predicate, agrees, clause_start
from kg.reading.clauses import ADJ, NOUN, NP, PRON, PUNCT, TIME, VERB, Item, group, name_up_to
from kg.reading.function_words import function_words
from kg.reading.scene import Scene
from kg.reading.topics import dropped, take

_PHRASE = 6
"""How many items the phrase before a relative clause may have."""

_MADE = "subject of the verb whose object the clause describes"


def relative(items: Sequence[Item], predicate: Predicate, scene: Scene, rel: int, bare_groups: list[Group]) -> None:
    """Find subject and objects of the verb of a relative clause.

    Args:
        items: the line. predicate: the verb. scene: who the text is about. rel: index of «الذي» or its like. bare_groups: noun
            phrases without preposition behind the verb.
    """
    at = rel - 1
    while at >= 0 and (items[at].kind == PUNCT or items[at].kind == TIME):
        at -= 1
    if at > 0 and items[at].kind == PRON and not items[at].prep:
        at -= 1  # «إسرائيل هي التي شنت الهجوم»
    named = name_up_to(items, at) if at >= 0 and items[rel].surface != "من" else None
    named = (_described_before(items, rel) if items[rel].conj else None) or named or _predicated(items, at)
    antecedent = [named] if named is not None else []
    predicate.antecedent = antecedent
    predicate.described = _phrase_up_to(items, at)
    if items[rel].surface == "ما" and not predicate.item.enclitic:  # «ما دعا أنقرة إلى الرد»: what came before did it
        predicate.blocked, predicate.objects = True, bare_groups
        return
    if (
        bare_groups
        and (predicate.item.enclitic or not antecedent)
        and take(predicate, bare_groups[0], scene, "subject of a relative clause", before=False)
    ):
        predicate.objects = bare_groups[1:]
        return
    if antecedent and antecedent[0].who is not None:
        gender, number = scene.traits(antecedent[0].who)
        if agrees(predicate.item, gender, number, before=True):
            predicate.subject, predicate.why = [antecedent[0].who.mention], "antecedent of the relative clause"
            predicate.objects = bare_groups
            return
    predicate.blocked, predicate.objects = True, bare_groups


def _described_before(items: Sequence[Item], rel: int) -> Item | None:
    """The name that a relative clause with «و» goes on describing behind a participle: «الوحدات المدعومة من واشنطن والتي …»."""
    for at in range(rel - 1, max(0, rel - _PHRASE), -1):
        reading = items[at].reading
        if items[at].kind == ADJ and items[at].surface.startswith("ال") and reading is not None and "participle" in reading.kind:
            return name_up_to(items, at - 1)
    return None


def _predicated(items: Sequence[Item], last: int) -> Item | None:
    """The name of which a noun phrase is said behind a pronoun: «تركيا هي الدولة الوحيدة | التي تقف مع …»."""
    at = last
    while at > 1 and items[at].kind in (NOUN, ADJ) and not items[at].prep:
        at -= 1
    return items[at - 1] if items[at].kind == PRON and not items[at].prep and at and items[at - 1].kind == NP else None


def describes(items: Sequence[Item], index: int) -> bool:
    """Whether a verb without «و» stands right behind an indefinite noun, which it describes: «بيانا اتهم فيه», «غارة نفذتها»."""
    item, at = items[index], index - 1
    if item.conj or item.reading is None:
        return False
    while (
        at > 0
        and items[at].kind == ADJ
        and not _definite(items[at])
        or items[at].nisba
        and not items[at].surface.startswith("ال")
    ):
        at -= 1
    head = items[at] if at > 0 else None
    if head is None or head.kind != NOUN or head.reading is None or head.enclitic or _definite(head):
        return False
    if head.reading.pos != "noun" or not (at == index - 1 or items[at + 1].kind in (ADJ, NP)):
        return False
    start = clause_start(items, index)  # «في وقت لاحق» at its beginning describes nothing
    return not head.prep or (start > 0 and items[start - 1].kind == VERB) or bool(item.enclitic) or _resumes(items, index)


def _resumes(items: Sequence[Item], index: int) -> bool:
    """Whether a pronoun behind a verb takes up what the clause describes: «اتهم فيه»."""
    return any(item.kind == PRON and item.prep and item.enclitic for item in items[index + 1 : index + 3])


def _definite(item: Item) -> bool:
    return item.surface.startswith("ال") or (item.reading is not None and item.reading.definite)


def attribute(
    items: Sequence[Item], predicate: Predicate, scene: Scene, previous: Predicate | None, bare_groups: list[Group]
) -> None:
    """The subject of a clause that describes an indefinite noun: with a pronoun for the noun («نفذتها», «فيه») it is behind the
    verb or not said, else it is the noun itself.
    """
    index = predicate.index
    resumed = _resumes(items, index)
    predicate.described = _phrase_up_to(items, index - 1)
    predicate.objects = bare_groups
    if predicate.item.enclitic or resumed:
        if bare_groups and take(predicate, bare_groups[0], scene, "subject of a relative clause", before=False):
            predicate.objects = bare_groups[1:]
        elif resumed and not (bare_groups and not bare_groups[0].chains[0].nps and _agreeing_head(predicate, bare_groups[0])):
            dropped(predicate, scene, previous, near=True)
        else:
            predicate.blocked = True
        return
    if predicate.described is not None and take(predicate, predicate.described, scene, "subject before the verb", before=True):
        return
    if previous is not None and previous.subject and _made_by(items, predicate, previous):
        predicate.subject = [Mention(-1, -1, mention.actor, _MADE) for mention in previous.subject]
        predicate.why = _MADE
        return
    predicate.blocked = True


def _made_by(items: Sequence[Item], predicate: Predicate, previous: Predicate) -> bool:
    """Whether what a clause describes acts for the subject of the verb before: «شن الجيش هجوما استهدف», «كانت أول دولة تعترف»."""
    if not any(part.end == predicate.index and not part.prep for part in previous.groups):
        return False
    if previous.item.key == "كان":
        return True
    metonyms, part = function_words().metonyms, predicate.described
    return part is not None and not metonyms.isdisjoint(
        (part.chains[-1].head.key, part.chains[-1].head.surface.removesuffix("ا"))
    )


def _agreeing_head(predicate: Predicate, part: Group) -> bool:
    reading, head = predicate.item.reading, part.chains[0].head
    return head.kind == NOUN and (
        reading is None or head.reading is None or not reading.gender or head.reading.gender in ("", reading.gender)
    )


def _phrase_up_to(items: Sequence[Item], last: int) -> Group | None:
    """The noun phrase that ends with an item: «الخطوات الأمريكية» before «التي»."""
    for at in range(last, max(-1, last - _PHRASE), -1):
        if items[at].kind in (NP, NOUN):
            chains, end = group(items, at)
            if end == last + 1 and chains[0].head.kind == NOUN and not chains[0].head.nisba:
                return Group(at, end, chains[0].prep, chains)
        elif items[at].kind not in (ADJ, PUNCT):
            return None
    return None
