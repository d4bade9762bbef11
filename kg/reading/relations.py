"""Cues and their arguments: who did what to whom, as the frames of the lexicon read it.

Verbs, light-verb constructions and set phrases are tried here, nouns and participles in `nominals`. What comes out are
candidates; whether the text asserts them is decided
by `qualifiers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Mention
from kg.reading.acts import Frames
from kg.reading.arabic.normalize import match_key
from kg.reading.arguments import Predicate, scan
from kg.reading.clauses import ADJ, NOUN, REL, VERB, Chain, Item, chain
from kg.reading.doc import Word
from kg.reading.frames import Scenery
from kg.reading.lexicon import Frame, Lexicon, bare
from kg.reading.nominals import Nominals
from kg.reading.scene import Scene
from kg.reading.speech import colon_speaker, speakers
from kg.reading.subjects import find_subject
from kg.reading.topics import goes_on, topic_before

_OF_TWO = frozenset(("CONSULT", "AGREE"))
"""Types whose two parties are then spoken of as «الجانبان», «الزعيمان»."""


class RelationReader:
    """Reads the relations of one article, sentence after sentence.

    Args:
        lexicon: the cue frames.
        scene: who the text is about so far; kept from sentence to sentence.
    """

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        self.frames = Frames(lexicon, scene)
        self.nominals = Nominals(self.frames)

    def read(self, items: list[Item], words: Sequence[Word], *, quoted: Mention | None = None) -> Scenery:
        """Predicates and candidates of one sentence.

        Args:
            items: the sentence's line. words: all words of the article.
            quoted: the speaker, when the sentence stands inside a quotation that began earlier.
        """
        sentence = Scenery(items, words, quoted=quoted)
        previous: Predicate | None = None
        before_colon = colon_speaker(items)
        if before_colon:
            self.frames.scene.speaker, self.frames.scene.others = before_colon[-1], before_colon[:-1]
        for index, item in enumerate(items):
            if item.kind != VERB:
                continue
            groups, stop, comp = scan(items, index)
            predicate = Predicate(index, item, groups, stop, comp)
            find_subject(items, predicate, self.frames.scene, previous)
            if item.key in self.frames.lexicon.speech:
                goes_on(predicate, self.frames.scene)
            predicate.subject = [self.frames.placed(mention, item, words) for mention in predicate.subject]
            sentence.predicates[index] = predicate
            previous = predicate
            if item.key in self.frames.lexicon.speech and predicate.subject:
                self.frames.scene.speaker, self.frames.scene.others = predicate.subject[0], predicate.subject[1:]
        sentence.speakers = speakers(items, words, sentence.predicates, self.frames.lexicon)
        for predicate in sentence.predicates.values():
            self._verb(sentence, predicate)
            self._likewise(sentence, predicate)
        self._phrases(sentence)
        self.nominals.read(sentence)
        met = next((one for one in reversed(sentence.candidates) if one.type in _OF_TWO and one.target), None)
        if met is not None and met.target is not None:
            self.frames.scene.groups = [met.source, met.target]
        self.frames.last = items
        return sentence

    def _likewise(self, sentence: Scenery, predicate: Predicate) -> None:
        """«كما فعلت أرمينيا»: what was just said of one is said of another too."""
        before = sentence.items[predicate.index - 1] if predicate.index else None
        if predicate.item.key != "فعل" or before is None or before.surface != "كما" or not predicate.subject:
            return
        copied = [candidate for candidate in sentence.candidates if candidate.cue[0] < predicate.item.first]
        for candidate in copied[-1:]:
            if candidate.target is None or candidate.target.actor != predicate.subject[0].actor:
                sentence.candidates.append(
                    replace(candidate, source=predicate.subject[0], notes=("«كما فعل»: the same of another",))
                )

    def _verb(self, sentence: Scenery, predicate: Predicate) -> None:
        lemmas = dict.fromkeys(
            (
                predicate.item.key,
                *(match_key(reading.lemma) for reading in sentence.words[predicate.item.first].readings if reading.pos == "verb"),
            )
        )
        for frame in (frame for lemma in lemmas for frame in self.frames.lexicon.lights.get(lemma, ())):
            if not self._blocked(sentence, predicate, frame) and self._light(sentence, predicate, frame):
                return
        for frame in self.frames.lexicon.verbs.get(predicate.item.key, ()):
            if self._blocked(sentence, predicate, frame):
                continue
            if self.frames.emit(sentence, frame, predicate, (predicate.index,)) and frame.source[:1] != ("speaker",):
                return

    def _phrases(self, sentence: Scenery) -> None:
        """Set phrases anywhere in the sentence; their subject is that of the verb inside, before or behind them."""
        items, words, phrases = sentence.items, sentence.words, self.frames.lexicon.phrases
        if not items:
            return
        for at in range(items[0].first, items[-1].last + 1):
            word = words[at].key
            for key in (word, word[1:]) if len(word) > 3 and word[0] in "وف" else (word,):
                for frame in phrases.get(key, ()):
                    rest = frame.words[1:]
                    following = words[at + 1 : at + 1 + len(rest)]
                    if len(following) < len(rest) or any(bare(a.key) != b for a, b in zip(following, rest, strict=True)):
                        continue
                    if self._phrase(sentence, frame, at, at + len(rest)):
                        break

    def _phrase(self, sentence: Scenery, frame: Frame, first: int, last: int) -> bool:
        items = sentence.items
        inside = [index for index, item in enumerate(items) if first <= item.first <= last]
        end = inside[-1] if inside else next((index for index, item in enumerate(items) if item.first > last), len(items)) - 1
        before = [key for key in sentence.predicates if items[key].first <= last]
        behind = [key for key in sentence.predicates if items[key].first > last]
        own = [key for key in before if key in inside]
        chosen = (own or before[-1:] or behind[:1] or [-1])[0]
        verb = sentence.predicates.get(chosen)
        groups, stop, comp = scan(items, end)
        attached = chain(items, end) if end >= 0 and items[end].kind in (NOUN, ADJ) else None
        topic = topic_before(items, inside[0], self.frames.scene) if inside and not own else []
        if "subj" in frame.target and not (topic or (verb and verb.subject)):
            return False
        view = Predicate(
            end,
            items[end],
            groups,
            stop,
            comp,
            topic or (verb.subject if verb else []),
            "set phrase",
            objects=[part for part in groups if not part.prep and part.chains],
        )
        return self.frames.emit(sentence, frame, view, tuple(inside) or (max(end, 0),), noun=attached)

    def _light(self, sentence: Scenery, predicate: Predicate, frame: Frame) -> bool:
        """A light verb with its noun somewhere among its groups; the noun's own genitive and prepositions fill the slots too."""
        noun, prep = frame.words[-1], frame.words[1] if len(frame.words) > 2 else ""
        if self._described_act(sentence, predicate, noun):
            return self.frames.emit(
                sentence,
                frame,
                replace(predicate, objects=[], item=replace(predicate.item, reading=None), blocked=not predicate.subject),
                (predicate.index,),
            )
        for part in predicate.groups:
            if prep and match_key(part.prep) != prep:
                continue
            if not prep and part.prep:
                continue
            for phrase in part.chains:
                head = self._act(sentence.items, phrase, noun)
                if head is not None:
                    rest = [other for other in predicate.groups if other is not part]
                    objects = [other for other in predicate.objects if other is not part]
                    blocked = predicate.blocked and not predicate.subject
                    view = replace(predicate, groups=rest, objects=objects, blocked=blocked, subject_group=None)
                    head_index = sentence.items.index(head)
                    if not view.subject and predicate.blocked:
                        previous = [other for key, other in sentence.predicates.items() if key < predicate.index]
                        if previous and previous[-1].subject:
                            view.subject, view.blocked = previous[-1].subject, False
                    own = [np.who.mention for np in phrase.nps if np.who and np.who.found.form == "homeland"]
                    if own:  # «أكد الوزير دعم بلاده»: the country supports
                        view.subject, view.blocked, phrase.nps = own[:1], False, []
                    if self.frames.emit(sentence, frame, view, (predicate.index, head_index), noun=phrase):
                        sentence.used.add(head_index)
                        return True
        return False

    def _act(self, items: Sequence[Item], phrase: Chain, noun: str) -> Item | None:
        """The noun of a light construction in a phrase: its head, or what a number or indefinite noun counts («سلسلة غارات»)."""
        head = phrase.head
        if head.kind not in (NOUN, ADJ):
            return None
        if head.kind == NOUN and self.frames.is_word(head, noun):
            return head
        second = items[phrase.first + 1] if phrase.first + 1 < phrase.end else None
        counted = head.reading is None or not (head.reading.definite or head.enclitic)
        if second is not None and counted and second.kind == NOUN and self.frames.is_word(second, noun):
            return second
        return None

    def _described_act(self, sentence: Scenery, predicate: Predicate, noun: str) -> bool:
        """Whether a relative clause with an object pronoun describes the noun of a light construction: «الغارات التي شنها»."""
        at = predicate.index - 1
        if at < 1 or not predicate.item.enclitic:
            return False
        head = next(
            (
                position
                for position in range(at if sentence.items[at].kind != REL else at - 1, max(-1, at - 5), -1)
                if self.frames.is_word(sentence.items[position], noun)
            ),
            -1,
        )
        if head >= 0:
            sentence.used.add(head)
        return head >= 0

    def _blocked(self, sentence: Scenery, predicate: Predicate, frame: Frame) -> bool:
        if not frame.blocks:
            return False
        following = [word.key for word in sentence.words[predicate.item.last + 1 : predicate.item.last + 3]]
        objects = [part.chains[0].head.surface for part in predicate.objects[:1]]
        return any(key in frame.blocks or bare(key) in frame.blocks for key in (*following, *objects))
