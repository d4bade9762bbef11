"""Where an act happened: of the places a sentence tells, the one that belongs to the act.

    قصفت الطائرات مواقع في حلب                 the bombing was there
    اتهم الوزير إيران بالتدخل في سوريا          the accusing was not there

A place belongs to an act that is done to things and people when it stands behind the act in its clause, and to one that is done
by saying so only when it stands with the speaker («دعا في باريس إلى …»). In doubt no place is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Circumstance
from kg.reading.clauses import ADJ, NOUN, NP, OTHER, PUNCT, TIME, VERB, Item, chain
from kg.reading.doc import Candidate
from kg.reading.frames import MEANT, Scenery
from kg.reading.gazetteer import NAME, Gazetteer
from kg.reading.hosts import Acts, Host, other_matter
from kg.reading.lexicon import bare
from kg.reading.places import Site, SiteFinder

_DONE_SOMEWHERE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "AID", "COOPERATE", "CONSULT"))
"""Acts that have a place of their own, wherever it is told."""

_REACH = 12


class Placing:
    """Finds the places of acts.

    Args:
        acts: what tells acts from other words. base: the actor base.
    """

    def __init__(self, acts: Acts, base: Gazetteer) -> None:
        self.acts = acts
        self.finder = SiteFinder(base)

    def place(self, sentence: Scenery, candidates: Sequence[Candidate]) -> None:
        """Give each act of a sentence the place that belongs to it; the candidates are changed."""
        items = sentence.items
        sites = list(self.finder.find(items, sentence.words))
        hosts = [self.acts.host(items, items[site.at].first, site.last) for site in sites]
        for candidate in candidates if sites else ():
            if not any(MEANT in note for note in candidate.notes):
                candidate.place = self._of(sentence, candidate, sites, hosts)

    def _of(self, sentence: Scenery, candidate: Candidate, sites: Sequence[Site], hosts: Sequence[Host]) -> Circumstance | None:
        items, cue = sentence.items, self.acts.cue(sentence.items, candidate)
        verb = next((at for at in cue if items[at].kind == VERB), -1)
        for site, where in zip(sites, hosts, strict=True) if cue else ():
            if candidate.type not in _DONE_SOMEWHERE:
                mine = verb >= 0 and self._with_speaker(sentence, verb, site, where)
            elif self._of_source(sentence, candidate, site) or self._visited(candidate, site):
                mine = False
            elif verb >= 0:
                mine = self._behind_verb(items, cue, verb, site, where)
            else:
                mine = self._behind_noun(items, cue[0], site, where)
            if mine:
                return Circumstance(site.begin, site.end, site.value, site.reason)
        return None

    def _behind_verb(self, items: Sequence[Item], cue: Sequence[int], verb: int, site: Site, where: Host) -> bool:
        if where.verb != verb or (where.noun > verb and where.noun not in cue) or other_matter(items[site.at]):
            return False
        if where.before:
            return site.sure and not where.apart and self._opens(items, site, where)
        between = items[verb + 1 : site.at]
        return where.distance <= _REACH and not any(other_matter(item) for item in between) and not self._belongs(items, site)

    def _behind_noun(self, items: Sequence[Item], cue: int, site: Site, where: Host) -> bool:
        """«لقاء بين الوزيرين في باريس», «هجوم على قرية جنوب لبنان»."""
        if where.noun != cue or site.at < cue or site.at - cue > _REACH or not site.sure:
            return False
        own = chain(items, cue).end
        for at in range(cue + 1, site.at):
            item = items[at]
            object_of_verb = at >= own and item.kind in (NP, NOUN) and not (item.prep or item.conj or items[at - 1].prep)
            if item.kind == VERB or other_matter(item) or (object_of_verb and at == own and where.verb >= 0):
                return False  # «تناولت المحادثات مسألة الحقوق في مصر»
        return not self._belongs(items, site)

    def _opens(self, items: Sequence[Item], site: Site, where: Host) -> bool:
        """Whether a place opens its clause: «في باريس، التقى الوزيران»."""
        before = [item for item in items[max(0, site.at - 3) : site.at] if item.kind not in (PUNCT, TIME)]
        return where.noun < 0 and where.distance <= _REACH and (not before or before[-1].kind not in (NP, NOUN, ADJ))

    def _of_source(self, sentence: Scenery, candidate: Candidate, site: Site) -> bool:
        """Whether a place stands between a group or body that acts and the one it acts on: «هاجم الحوثيون في اليمن السعودية»."""
        source, target = candidate.source, candidate.target
        if source.actor.startswith(("person/", "state/")) or not source.begin <= site.begin:
            return False
        cue = sentence.words[candidate.cue[0]]
        return cue.begin <= source.begin and (target is None or target.begin > site.begin)

    def _visited(self, candidate: Candidate, site: Site) -> bool:
        """Whether the place is another state than the one visited: «زيارة لرأس الكنيسة في لبنان إلى السعودية»."""
        target = candidate.target.actor if candidate.target else ""
        states = target.startswith("state/") and site.value.startswith("state/")
        return candidate.sub == "visit" and states and site.value != target

    def _belongs(self, items: Sequence[Item], site: Site) -> bool:
        """Whether a place stands behind someone or something that is there anyway: «السفير الأميركي في بيروت»."""
        before = items[site.at - 1] if site.at else None
        if before is None or before.kind != NP or before.who is None:
            return False
        person = before.who.actor.startswith("person/") and bool(before.who.found.inner)  # a title with its holder's name
        return not before.nisba and not person and before.who.found.form not in (NAME, "person", "surname")

    def _with_speaker(self, sentence: Scenery, verb: int, site: Site, where: Host) -> bool:
        """Whether nothing but the speaker, a time and an occasion stands between the verb and the place."""
        items = sentence.items
        predicate = sentence.predicates.get(verb)
        if where.verb != verb or not site.sure or predicate is None:
            return False
        if where.before:
            return not where.apart and self._opens(items, site, where) and where.opener == ""
        subject, at, last = predicate.subject_group, verb + 1, verb
        while at < site.at:
            last, item = at, items[at]
            if subject is not None and subject.first <= at < subject.end:
                at = subject.end
            elif self._occasion(item):
                at = chain(items, at).end
            elif item.kind in (TIME, PUNCT, OTHER):
                at += 1
            else:  # an adjective too: «ممثلو الوكالات الموجودة في سوريا» are there, not their request
                return False
        return at == site.at and (self._occasion(items[last]) or not self._belongs(items, site))

    def _occasion(self, item: Item) -> bool:
        terms = self.finder.terms["occasion"]
        return item.kind == NOUN and bool(item.prep) and (item.key in terms or bare(item.surface) in terms)
