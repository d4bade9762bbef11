"""The stages of reading, in order, as spaCy components; and the one way through them from an article to a reading.

    kg_sentences -> kg_morphology -> kg_actors -> kg_resolution -> kg_relations -> kg_learned -> kg_qualifiers
        -> kg_circumstances -> kg_statements

Each is a factory of the Arabic language, so that anyone can `nlp.add_pipe("kg_actors")` in a pipeline of their own; each says
what it needs and refuses to run without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

from kg.errors import WrongUse
from kg.model import Article, Circumstance, Evidence, Membership, Mention, Reading, Relation
from kg.reading import doc as marks
from kg.reading import gazetteer, lexicon
from kg.reading.actors import Finder
from kg.reading.arabic import morphology
from kg.reading.circumstances import Circumstances, day_of, period_of
from kg.reading.confidence import FLOOR, combined
from kg.reading.doc import Candidate, Found, Word
from kg.reading.frames import Scenery
from kg.reading.gazetteer import CAPITAL
from kg.reading.learned import LearnedReader
from kg.reading.lexicon import LEARNED, Lexicon
from kg.reading.line import line
from kg.reading.memberships import memberships
from kg.reading.qualifiers import Qualifiers
from kg.reading.relations import RelationReader
from kg.reading.resolution import Resolver
from kg.reading.scene import Scene
from kg.reading.speech import quote_state
from kg.reading.statements import document_id, membership, merge, with_states
from kg.reading.tokens import Tokenizer, third_person, words_of

STAGES = (
    "kg_sentences", "kg_morphology", "kg_actors", "kg_resolution", "kg_relations", "kg_learned", "kg_qualifiers",
    "kg_circumstances", "kg_statements",
)  # fmt: skip
Stage = Callable[[Doc], Doc]
_WITH_ACTORS = frozenset(("kg_actors", "kg_resolution", "kg_relations", "kg_circumstances", "kg_statements"))


def _need(doc: Doc, attribute: str, stage: str, before: str) -> None:
    if getattr(doc._, attribute) is None:
        raise WrongUse(
            f"{stage} needs what {before} writes; add {before} to the pipeline before it (the order is {', '.join(STAGES)})"
        )


def _stage(
    name: str, assigns: list[str], requires: list[str], make: Callable[[tuple[Path, ...]], Stage], *, actors: bool = False
) -> Any:
    """Register a factory and return it, for the entry point of the same name; once, since spaCy keeps factories for the whole
    process.
    """
    if Language.has_factory(name):
        return Language.get_factory_meta(name)

    def with_actors(nlp: Language, name: str, actors: list[str]) -> Stage:
        marks.declare()
        return make(tuple(Path(file) for file in actors))

    def plain(nlp: Language, name: str) -> Stage:
        marks.declare()
        return make(())

    return Language.factory(
        name,
        assigns=assigns,
        requires=requires,
        default_config={"actors": []} if actors else {},
        func=with_actors if actors else plain,
    )


def _tokens_at(doc: Doc, offsets: Sequence[int]) -> list[int]:
    """Index of the spaCy token at each offset (code points); all at once, since spaCy looks one up in time linear in the text."""
    starts = doc.to_array([IDX]).astype(int)
    return [int(index) for index in starts.searchsorted(offsets, side="right") - 1] if len(doc) and offsets else []


def _sentences(more: tuple[Path, ...]) -> Stage:
    def run(doc: Doc) -> Doc:
        words = doc._.words = words_of(doc.text)
        begins = [word.begin for at, word in enumerate(words) if at == 0 or word.sentence != words[at - 1].sentence]
        for token in _tokens_at(doc, begins):
            doc[token].is_sent_start = True
        return doc

    return run


def _morphology(more: tuple[Path, ...]) -> Stage:
    analyser = morphology.load()

    def run(doc: Doc) -> Doc:
        _need(doc, "words", "kg_morphology", "kg_sentences")
        sentence: list[Word] = []
        words: list[Word] = doc._.words
        for position, word in enumerate(words):
            sentence.append(word)
            if position + 1 == len(words) or words[position + 1].sentence != word.sentence:
                for each, best in zip(sentence, analyser.best([each.text for each in sentence]), strict=True):
                    if best is not None:  # a name that some form of a rare verb equals stays unknown
                        each.readings, each.reading = analyser.analyses(each.text), best
                        each.reading = third_person(each)
                sentence = []
        return doc

    return run


def _actors(more: tuple[Path, ...]) -> Stage:
    finder = Finder(gazetteer.load(more), lexicon.load())

    def run(doc: Doc) -> Doc:
        _need(doc, "words", "kg_actors", "kg_sentences")
        doc._.found = finder.find(doc._.words)
        return doc

    return run


def _resolution(more: tuple[Path, ...]) -> Stage:
    finder = Finder(gazetteer.load(more), lexicon.load())

    def run(doc: Doc) -> Doc:
        _need(doc, "found", "kg_resolution", "kg_actors")
        article = doc._.article or Article("", doc.text)
        resolver = Resolver(finder, article.date)
        doc._.mentions = (resolver.resolve(doc._.words, doc._.found), resolver.actors, resolver.inside)
        resolved = doc._.mentions[0]
        _read_names(doc._.words, doc._.found)
        firsts = _tokens_at(doc, [each.found.begin for each in resolved])
        lasts = _tokens_at(doc, [each.found.end - 1 for each in resolved])
        spans = [Span(doc, first, last + 1, each.actor) for each, first, last in zip(resolved, firsts, lasts, strict=True)]
        doc.spans["kg_actors"] = SpanGroup(doc, name="kg_actors", spans=filter_spans(spans))
        return doc

    return run


def _read_names(words: Sequence[Word], found: Sequence[Found]) -> None:
    """A capital is no verb, also where it is a mere place: «لندن» is not «we condemn»."""
    for span in found:
        for word in words[span.first : span.last + 1]:
            if span.form == CAPITAL and word.reading is not None and word.reading.pos == "verb":
                word.reading = replace(
                    word.reading, pos="noun_prop", aspect="", voice="", person="", lemma=word.text, proclitics=()
                )


def _relations(more: tuple[Path, ...]) -> Stage:
    tables, base = lexicon.load(), gazetteer.load(more)
    masculine = {
        entry.actor: "m" for key in tables.name_parts["masculine"] for entry in base.names.get(key, ()) if not entry.rest
    }
    genders = {**base.gender, **masculine}

    def run(doc: Doc) -> Doc:
        _need(doc, "mentions", "kg_relations", "kg_resolution")
        words: list[Word] = doc._.words
        resolved, actors, inside = doc._.mentions

        def state_of(actor: str) -> str:
            return actors[actor].acts_for or (actor if actors[actor].kind == "State" else "")

        reader = RelationReader(tables, Scene(lambda actor: actors[actor].kind, lambda actor: genders.get(actor, ""), state_of))
        scenes: list[Scenery] = []
        begin, quoted = 0, False
        for position, word in enumerate(words):
            if position + 1 < len(words) and words[position + 1].sentence == word.sentence:
                continue
            sentence = words[begin : position + 1]
            here = [span for span in resolved if sentence[0].index <= span.found.first <= sentence[-1].index]
            speaker = reader.frames.scene.speaker if quoted else None
            scenes.append(reader.read(line(sentence, here), words, quoted=speaker))
            quoted = quote_state(sentence, quoted)
            begin = position + 1
        doc._.candidates = scenes
        doc._.memberships = [
            stated
            for scene in scenes
            for stated in memberships(scene, lambda actor: actors[actor].kind if actor in actors else "", base.chaired)
        ]
        return doc

    return run


def learned_reader(doc: Doc, tables: Lexicon, judge: Qualifiers) -> tuple[LearnedReader, str]:
    """The learned reader for an article whose relations the rules have read, and the actor the article names most."""
    resolved, actors, _ = doc._.mentions
    named = Counter(each.actor for each in resolved)
    reader = LearnedReader(tables, lambda actor: actors[actor].kind if actor in actors else "", judge.categories)
    return reader, named.most_common(1)[0][0] if named else ""


def _learned(more: tuple[Path, ...]) -> Stage:
    tables = lexicon.load()
    judge = Qualifiers(tables)

    def run(doc: Doc) -> Doc:
        _need(doc, "candidates", "kg_learned", "kg_relations")
        reader, main = learned_reader(doc, tables, judge)
        before: Scenery | None = None
        found: list[tuple[Scenery, list[Candidate]]] = []
        for scene in doc._.candidates:
            if scene.items:
                headline = scene.words[scene.items[0].first].sentence == 0
                found.append((scene, reader.read(scene, before, main, headline=headline)))
                before = scene
        doc._.weighed = True
        for scene, candidates in found:  # the rules' readings are features, so the model's own come after
            scene.candidates.extend(candidates)
        return doc

    return run


def _qualifiers(more: tuple[Path, ...]) -> Stage:
    judge = Qualifiers(lexicon.load())

    def run(doc: Doc) -> Doc:
        _need(doc, "candidates", "kg_qualifiers", "kg_relations")
        doc._.scenes = [(scene, judge.weigh(scene)) for scene in doc._.candidates]
        doc._.candidates = [candidate for _, kept in doc._.scenes for candidate in kept]
        return doc

    return run


def _circumstances(more: tuple[Path, ...]) -> Stage:
    circumstances = Circumstances(lexicon.load(), gazetteer.load(more))

    def run(doc: Doc) -> Doc:
        _need(doc, "scenes", "kg_circumstances", "kg_qualifiers")
        circumstances.tell(doc._.scenes, doc._.article.date if doc._.article else None)
        return doc

    return run


def _statements(more: tuple[Path, ...]) -> Stage:
    base = gazetteer.load(more)

    def run(doc: Doc) -> Doc:
        _need(doc, "candidates", "kg_statements", "kg_qualifiers")
        words: list[Word] = doc._.words
        text: str = doc.text  # put together anew each time it is asked for
        article = doc._.article or Article("", text)
        resolved, actors, inside = doc._.mentions
        bounds: dict[int, tuple[int, int]] = {}
        for word in words:
            begin, _ = bounds.get(word.sentence, (word.begin, 0))
            bounds[word.sentence] = (begin, word.end)
        document = document_id(article)

        def evidence(
            number: int,
            cue: tuple[int, ...],
            rule: str,
            when: Circumstance | None = None,
            where: Circumstance | None = None,
            **who: Mention | None,
        ) -> Evidence:
            begin, end = bounds[number]
            first, last = words[cue[0]], words[cue[-1]]
            if last.end - first.begin > 60:
                last = first
            return Evidence(
                begin, end, text[begin:end], number, text[first.begin : last.end], first.begin, last.end, rule=rule,
                time=when, place=where, **who,
            )  # fmt: skip

        relations = [
            Relation(
                each.type, each.source.actor, each.target.actor if each.target else "",
                evidence(each.sentence, each.cue, f"{each.frame.id} ({each.frame.pos}): {'; '.join(each.notes)}",
                         each.time, each.place, source=each.source, target=each.target, speaker=each.speaker),
                each.sub, each.negated, each.by, day_of(each.time), each.place.value if each.place else "",
                confidence=round(each.confidence, 2), reader=LEARNED if each.frame.pos == LEARNED else "rules",
                during=period_of(each.time),
            )
            for each in sorted(doc._.candidates, key=lambda each: (each.sentence, each.cue[0]))
        ]  # fmt: skip
        weighed = doc._.weighed
        merged = merge(document, relations, combined) if weighed else merge(document, relations)
        stated = tuple(each for each in merged if not weighed or each.confidence >= FLOOR)
        memberships_read: dict[str, Membership] = {}
        for each in resolved:
            if each.role and each.of and each.of not in (each.actor, "leaders"):
                place = evidence(words[each.found.first].sentence, (each.found.first,), "title", source=each.mention)
                office = membership(document, each.actor, each.of, each.role, place)
                memberships_read.setdefault(office.id, office)
        for fact in doc._.memberships or ():
            place = evidence(words[fact.cue[0]].sentence, fact.cue, "membership", source=fact.member, target=fact.of)
            standing = membership(document, fact.member.actor, fact.of.actor, fact.role, place)
            memberships_read.setdefault(standing.id, standing)
        involved = {actor for each in stated for actor in (each.source, each.target, each.by)}
        involved |= {each.member for each in memberships_read.values()}
        involved |= {each.actor for each in resolved if not each.found.weak}
        mentions = tuple(
            sorted(
                {each.mention for each in (*resolved, *inside) if each.actor in involved or not each.found.weak},
                key=lambda mention: (mention.begin, mention.end, mention.actor),
            )
        )
        used = [mention.actor for mention in mentions] + [m.organization for m in memberships_read.values()]
        known = {**{actor: base.actors[actor] for actor in used if actor not in actors}, **actors}
        sites = sorted({each.location for each in stated} & base.places.keys())
        doc._.reading = Reading(
            article, document, with_states(used, known), mentions, stated, tuple(memberships_read.values()),
            {site: base.places[site] for site in sites},
        )  # fmt: skip
        return doc

    return run


kg_sentences = _stage("kg_sentences", ["doc._.words", "token.is_sent_start"], [], _sentences)
kg_morphology = _stage("kg_morphology", ["doc._.words"], ["doc._.words"], _morphology)
kg_actors = _stage("kg_actors", ["doc._.found"], ["doc._.words"], _actors, actors=True)
kg_resolution = _stage("kg_resolution", ["doc._.mentions", "doc.spans"], ["doc._.found"], _resolution, actors=True)
kg_relations = _stage("kg_relations", ["doc._.candidates"], ["doc._.mentions"], _relations, actors=True)
kg_learned = _stage("kg_learned", ["doc._.candidates"], ["doc._.candidates"], _learned)
kg_qualifiers = _stage("kg_qualifiers", ["doc._.candidates", "doc._.scenes"], ["doc._.candidates"], _qualifiers)
kg_circumstances = _stage(
    "kg_circumstances", ["doc._.candidates"], ["doc._.candidates", "doc._.scenes"], _circumstances, actors=True
)
kg_statements = _stage("kg_statements", ["doc._.reading"], ["doc._.candidates"], _statements, actors=True)


def load(*, actors: tuple[Path, ...] = (), rules_only: bool = False) -> Language:
    """The whole pipeline, ready to read.

    Args:
        actors: Turtle files with further actors, on top of the actor base. rules_only: leave out the learned reader, so that
            every statement has a line of the lexicon to show.

    Example:
        >>> load().pipe_names[0]
        'kg_sentences'
    """
    marks.declare()
    nlp = spacy.blank("ar")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    for name in STAGES:
        if rules_only and name == "kg_learned":
            continue
        takes = name in _WITH_ACTORS
        nlp.add_pipe(name, config={"actors": [str(file) for file in actors]} if takes else {})
    return nlp


def read(nlp: Language, article: Article, *, threshold: float = 0.0) -> Reading:
    """Everything one article states.

    Args:
        nlp: a pipeline from `load`.
        article: the article; offsets in the reading are code points in `article.text`.
        threshold: leave out statements of less confidence, 0 to 1.
    """
    doc = nlp.make_doc(article.text)
    doc._.article = article
    for _, stage in nlp.pipeline:
        doc = stage(doc)
    reading: Reading = doc._.reading
    if threshold > 0:
        return replace(reading, statements=tuple(each for each in reading.statements if each.confidence >= threshold))
    return reading
