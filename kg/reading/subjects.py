"""Who does what a verb says: the subject before or behind it, of a relative clause, or not said at all.

Arabic news is verb-first in running text and subject-first in headlines and behind «إن/أن»; verbs agree with what they follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.reading.arguments import Group, Predicate, clause_start, included, pronoun_traits, subject_of
from kg.reading.clauses import ADJ, COMP, NOUN, NP, PUNCT, REL, SUB, TIME, VERB, Item, is_comma
from kg.reading.relatives import attribute, describes, relative
from kg.reading.scene import Scene
from kg.reading.topics import BOTH, dropped, is_both, pair_before, take, take_item, topic_of, with_owner


def find_subject(items: Sequence[Item], predicate: Predicate, scene: Scene, previous: Predicate | None) -> None:
    """Fill in a verb's subject and objects.

    Tried in order: the topic before the verb in its clause, the antecedent of a relative clause, the first bare noun phrase
    behind it,
    the subject of the verb before, who is in focus. Each must agree.
    """
    index, item = predicate.index, predicate.item
    spoken = item.reading is not None and item.reading.person in ("1", "2")
    bare_groups = [part for part in predicate.groups if not part.prep and part.chains]
    start = clause_start(items, index)
    opener = items[start - 1] if start else None
    if spoken:  # «نرفض محاولات …»: what follows is never the subject
        predicate.objects = bare_groups
        dropped(predicate, scene, previous)
        return
    if opener is not None and opener.kind == REL:
        relative(items, predicate, scene, start - 1, bare_groups)
        return
    if (
        item.enclitic
        and bare_groups
        and bare_groups[0].chains[0].direct
        and take(predicate, bare_groups[0], scene, "subject behind the verb", before=False)
    ):
        predicate.objects = bare_groups[1:]
        return
    if describes(items, index):
        attribute(items, predicate, scene, previous, bare_groups)
        return
    resumed = _resumed(items, index, previous)
    if resumed is not None and not item.conj and take_item(predicate, resumed, scene):
        predicate.objects = bare_groups
        return
    topic = topic_of(items, start, index, scene)
    both = next((part for part in (topic, *bare_groups[:1]) if part is not None and is_both(part)), None)
    pair = pair_before(items[:index], scene) if both is not None else []
    if len(pair) == 2:  # «تعهد الزعيمان», «الوزيران اتفقا»
        predicate.subject = [Mention(-1, -1, mention.actor, BOTH) for mention in pair]
        predicate.why, predicate.objects = BOTH, [part for part in bare_groups if part is not both]
        return
    if topic is not None and (not item.conj or (opener is not None and opener.kind == COMP)):
        if take(predicate, with_owner(items, topic), scene, "subject before the verb", before=True):
            predicate.objects = bare_groups
            return
        inner = included(items[:index], topic)
        if inner and take(
            predicate, Group(inner[0].first, inner[-1].end, "", inner), scene, "subject before the verb", before=True
        ):
            predicate.objects = bare_groups
            return
        if not any(subject_of(part) for part in topic.chains) and topic.chains[0].head.kind in (NOUN, ADJ) and not bare_groups:
            predicate.blocked = True
            return
    if opener is not None and opener.kind in (COMP, SUB) and opener.enclitic:
        gender, number = pronoun_traits(opener.enclitic)
        predicate.why, predicate.objects = "pronoun behind أن", bare_groups
        predicate.subject = _owner_of_content(items, start - 1, gender, number, scene, previous) or scene.agreeing(
            gender, number, (-1, -1), predicate.why
        )
        if predicate.subject:
            return
    first = bare_groups[0] if bare_groups else None
    if first is not None and not _accusative(first):
        if take(predicate, with_owner(items, first), scene, "subject behind the verb", before=False):
            predicate.objects = bare_groups[1:]
            return
        if not first.chains[0].nps or first.chains[0].head.kind in (NOUN, ADJ):
            head = first.chains[0].head
            fits = (
                head.reading is None
                or not item.reading
                or not item.reading.gender
                or head.reading.gender in ("", item.reading.gender)
                or head.reading.number == "p"
            )
            if fits and not item.enclitic and head.kind in (NOUN, ADJ):
                predicate.blocked, predicate.objects = True, bare_groups[1:]
                return
    predicate.objects = bare_groups
    if (
        opener is not None
        and opener.kind == COMP
        and start > 1
        and not opener.enclitic
        and items[start - 2].kind == NP
        and take_item(predicate, items[start - 2], scene)
    ):
        return
    if (previous is None or not previous.subject) and opener is not None and opener.kind == SUB:
        named = next(
            (items[at] for at in range(start - 1, -1, -1) if items[at].kind == NP and not items[at].prep and not items[at].nisba),
            None,
        )
        if named is not None and take_item(predicate, named, scene):
            return
    dropped(predicate, scene, previous)


def _resumed(items: Sequence[Item], index: int, previous: Predicate | None) -> Item | None:
    """The subject that a relative clause has parted from its verb: «إيران، التي تعاني أزمة، اتهمت», «الجيش الذي يقوده حفتر
    هاجم».
    """
    if previous is None or items[index - 1].kind not in (NP, NOUN, PUNCT, ADJ, TIME):
        return None
    rel = next((at for at in range(index - 1, max(-1, index - 16), -1) if items[at].kind == REL), -1)
    if rel < 0 and describes(items, previous.index) and is_comma(items[index - 1]):  # «ماكرون، في كلمة ألقاها، انتقد»
        rel = next((at + 1 for at in range(previous.index - 1, max(-1, previous.index - 8), -1) if is_comma(items[at])), -1)
    if rel < 1 or rel > previous.index or sum(1 for at in range(rel, index) if items[at].kind == VERB) != 1:
        return None
    at = rel - 1
    set_off = is_comma(items[at])
    at -= set_off
    closed = is_comma(items[index - 1]) if set_off else previous.subject_group is not None and previous.subject_group.end == index
    if at < 0 or not closed or items[at].kind != NP or items[at].prep or items[at].nisba:
        return None
    return items[at]


def _owner_of_content(
    items: Sequence[Item], comp: int, gender: str, number: str, scene: Scene, previous: Predicate | None
) -> list[Mention]:
    """Who «أنه» means: the subject of the verb whose content it opens, or the genitive of the noun before it («إعلان فرنسا
    أنها»).
    """
    if comp > 1 and items[comp - 1].kind == NP and not items[comp - 1].prep and items[comp - 2].kind == NOUN:
        who = items[comp - 1].who
        if who is not None:
            its_gender, its_number = scene.traits(who)
            if not (gender and its_gender and gender != its_gender):
                return [Mention(-1, -1, who.actor, "pronoun behind أن")]
    if previous is not None and previous.subject and previous.comp == comp:
        known = {mention.actor: (g, n) for mention, g, n in scene.recent}
        its_gender, _ = known.get(previous.subject[0].actor, ("", ""))
        if not (gender and its_gender and gender != its_gender) or number == "p":
            return [Mention(-1, -1, mention.actor, "pronoun behind أن") for mention in previous.subject]
    return []


def _accusative(part: Group) -> bool:
    head = part.chains[0].head
    return (
        head.kind == NOUN
        and head.surface.endswith("ا")
        and len(head.surface) > 3
        and (head.reading is None or not head.reading.definite)
        and not part.chains[0].nps
    )
