"""Trains the learned reader of relations and writes its weights, seeds/lexicon/ar/learned.tsv.

    python seeds/generators/learned.py              trains and writes
    python seeds/generators/learned.py --check      exit code 1 when the weights committed are not (nearly) those trained anew
    python seeds/generators/learned.py --measure    rules, learned and both in four-fold cross-validation, and the weights of both

Needs scikit-learn (dependency group `seeds`), the corpus and the annotated articles: `--corpus`, `--gold`. Where they are not at
hand it says so and does nothing, with exit code 0.

Method. A word of a sentence is an example of the class whose cue it stands in, else of none; words that may tell a relation
annotated elsewhere in the article, since annotators mark only the first place, are left out, and so
are words that no cue of any article is. The actors around a cue are examples
of source and target. Three logistic regressions (softmax for the class), L2; features seen twice; weights under 0.05 dropped.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse
from annotations import Example, Told, examples
from sklearn.linear_model import LogisticRegression

from kg.evaluation.actors import Named, named, same
from kg.model import Actor
from kg.reading import confidence, lexicon, pipeline
from kg.reading.features import Party, Seen, alone
from kg.reading.learned import NONE, LearnedReader, parse
from kg.reading.lexicon import LEARNED
from kg.reading.pipeline import learned_reader
from kg.reading.qualifiers import Qualifiers

Claim = tuple[str, str, str]
TABLES = lexicon.load()
TARGET = Path(__file__).resolve().parents[1] / "lexicon" / "ar" / "learned.tsv"
LEAST, SMALL, NEAR = 2, 0.05, 0.15
"""A feature's least number of examples; the least weight kept; how far a weight may lie from the committed one."""
FOLDS = 4
COMBINED = ("bias", "rules", "rules' odds", "model's odds", "both", "no target")
NO_COMBINATION = tuple(f"combine\t{name}\t0" for name in COMBINED)
HEAD = """# Weights of the learned reader (kg/reading/learned.py), made by seeds/generators/learned.py: do not edit.
# model, feature, weight (for `act` a weight a class). The features are described in kg/reading/features.py.
"""


@dataclass
class Word:
    """One word of an annotated article that may tell an act, with the relations whose cue it stands in."""

    seen: Seen
    index: int
    features: list[str]
    parties: list[Party]
    told: list[Any] = field(default_factory=list)
    hidden: bool = False


@dataclass
class Read:
    """An annotated article as read: its sentences and words, who its actors are to the annotators' eyes, and what rules read."""

    example: Example
    scenes: list[Any]
    words: list[Word]
    names: dict[str, Named]
    rules: dict[Claim, float]
    kinds: Callable[[str], str]
    main: str


def read_all(found: Sequence[Example]) -> list[Read]:
    """Reads annotated articles by the rules."""
    nlp = pipeline.load()
    return [_read(nlp, example) for example in found]


def _read(nlp: Any, example: Example) -> Read:
    doc = nlp.make_doc(example.article.text)
    doc._.article = example.article
    for name, stage in nlp.pipeline:
        if name == "kg_qualifiers":
            break
        if name != "kg_learned":
            doc = stage(doc)
    scenes = [scene for scene in doc._.candidates if scene.items]
    judge = Qualifiers(TABLES)
    reader, main = learned_reader(doc, TABLES, judge)
    words: list[Word] = []
    for before, scene in zip([None, *scenes], scenes, strict=False):
        words += _words(reader, scene, before, main, example)
    actors = doc._.mentions[1]
    rules: dict[Claim, float] = {}
    for candidate in (each for scene in scenes for each in judge.weigh(_copied(scene))):
        claim = (candidate.source.actor, candidate.type, candidate.target.actor if candidate.target else "")
        rules[claim] = max(rules.get(claim, 0.0), candidate.confidence)
    used = {party.mention.actor for word in words for party in word.parties}
    used |= {actor for source, _, target in rules for actor in (source, target) if actor}
    names = {actor: _system(actors[actor], actors) for actor in used}
    read = Read(example, scenes, words, names, rules, reader.kind_of, main)
    _hide(read)
    return read


def _copied(scene: Any) -> Any:
    """A sentence whose candidates may be changed."""
    return replace(scene, candidates=[replace(each) for each in scene.candidates])


def _system(actor: Actor, actors: Mapping[str, Actor]) -> Named:
    state = actors.get(actor.acts_for)
    return named([*actor.ar, *actor.en], name=actor.label, code=actor.iso3, country=state.iso3 if state else "")


def _words(reader: LearnedReader, scene: Any, before: Any, main: str, example: Example) -> list[Word]:
    first = scene.items[0].first
    seen = reader.see(scene, before, main, headline=scene.words[first].sentence == 0)
    found = []
    for index in seen.telling():
        item = seen.items[index]
        begin, end = scene.words[item.first].begin, scene.words[item.last].end
        word = Word(seen, index, seen.act(index), seen.parties(index))
        word.told = [told for told in example.relations if told.cue[0] < end and told.cue[1] > begin]
        found.append(word)
    return found


def _hide(read: Read) -> None:
    """Marks the words that may tell again what is annotated at another place."""
    cues: dict[str, set[str]] = defaultdict(set)
    for word in read.words:
        for told in word.told:
            cues[told.type].add(word.seen.items[word.index].key)
    for word in read.words:
        if word.told:
            continue
        key = word.seen.items[word.index].key
        around = [read.names[party.mention.actor] for party in word.parties]
        for told in read.example.relations:
            known = key in cues[told.type] or f"L={told.type}:" in " ".join(word.features)
            if known and any(same(told.source, each) for each in around):
                word.hidden = told.target is None or any(same(told.target, each) for each in around)
            if word.hidden:
                break


class Model:
    """One logistic regression over named features."""

    def __init__(self, strength: float) -> None:
        self.strength = strength

    def fit(self, rows: Sequence[Sequence[str]], labels: Sequence[Any]) -> Model:
        """Learn from examples."""
        counts = Counter(each for row in rows for each in set(row))
        self.columns = {each: at for at, each in enumerate(sorted(each for each, count in counts.items() if count >= LEAST))}
        self.regression = LogisticRegression(C=self.strength, max_iter=120, tol=1e-3).fit(self.matrix(rows), np.array(labels))
        return self

    def matrix(self, rows: Sequence[Sequence[str]]) -> Any:
        """Examples as a sparse matrix."""
        known = [[self.columns[each] for each in dict.fromkeys(row) if each in self.columns] for row in rows]
        ends = np.cumsum([0, *(len(row) for row in known)])
        flat = [each for row in known for each in row]
        return scipy.sparse.csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(known), len(self.columns)))

    def lines(self, name: str) -> Iterable[str]:
        """The weights as lines of the table; the intercept is part of the weight of `bias`."""
        classes, weights = list(self.regression.classes_), self.regression.coef_.T.copy()
        weights[self.columns["bias"]] += self.regression.intercept_
        for feature, at in self.columns.items():
            if np.abs(weights[at]).max() < SMALL:
                continue
            if len(classes) > 2:
                told = " ".join(f"{c}:{w:.2f}" for c, w in zip(classes, weights[at], strict=True) if abs(w) >= SMALL)
            else:
                told = f"{weights[at][0]:.2f}"
            yield f"{name}\t{feature}\t{told}"


def trained(found: Sequence[Read]) -> list[str]:
    """The lines of the table, learned from articles."""
    acts: list[tuple[list[str], str]] = []
    parts: dict[str, list[tuple[list[str], bool]]] = {"source": [], "target": [], "nobody": []}
    telling = {word.seen.items[word.index].key for read in found for word in read.words if word.told}
    for read in found:
        for word in read.words:
            if not word.told:
                if not word.hidden and (word.seen.items[word.index].key in telling or word.seen.cued(word.index)):
                    acts.append((word.features, NONE))
                continue
            kind = Counter(told.type for told in word.told).most_common(1)[0][0]
            told = [each for each in word.told if each.type == kind]
            acts.append((word.features, kind))
            for party in word.parties:
                name, features = read.names[party.mention.actor], word.seen.part(word.index, party, kind)
                parts["source"].append((features, any(same(each.source, name) for each in told)))
                parts["target"].append((features, any(each.target and same(each.target, name) for each in told)))
            parts["nobody"].append((alone(word.seen, word.index, kind), all(each.target is None for each in told)))
    act = Model(0.5).fit([features for features, _ in acts], [label for _, label in acts])
    lines = [f"classes\t-\t{' '.join(act.regression.classes_)}", *act.lines("act")]
    for name, rows in parts.items():
        lines += Model(0.3).fit([features for features, _ in rows], [label for _, label in rows]).lines(name)
    return lines


def read_by_model(read: Read, lines: Sequence[str]) -> dict[Claim, float]:
    """What a model reads in an article: its claims, those of several words added up (noisy or)."""
    judge = Qualifiers(TABLES)
    reader = LearnedReader(TABLES, read.kinds, judge.categories, parse([*lines, *NO_COMBINATION]))
    against: dict[Claim, float] = {}
    for before, scene in zip([None, *read.scenes], read.scenes, strict=False):
        headline = scene.words[scene.items[0].first].sentence == 0
        found = _copied(scene)
        found.candidates += reader.read(scene, before, read.main, headline=headline)
        for each in judge.weigh(found):
            if each.frame.pos != LEARNED:
                continue
            claim = (each.source.actor, each.type, each.target.actor if each.target else "")
            against[claim] = against.get(claim, 1.0) * (1 - each.confidence)
    return {claim: 1 - chance for claim, chance in against.items()}


def crossed(found: Sequence[Read]) -> list[tuple[Read, dict[Claim, float]]]:
    """Each article with what a model reads in it that has not seen it."""
    shuffled = list(found)
    random.Random(1).shuffle(shuffled)
    result = []
    for fold in range(FOLDS):
        lines = trained([each for at, each in enumerate(shuffled) if at % FOLDS != fold])
        result += [(each, read_by_model(each, lines)) for each in shuffled[fold::FOLDS]]
    return result


def combination(found: Sequence[tuple[Read, Mapping[Claim, float]]]) -> list[float]:
    """The factors that make one confidence of what rules and model say (`kg.reading.confidence`)."""
    rows, right = [], []
    for read, model in found:
        for claim in {**read.rules, **model}:
            rows.append(confidence.evidence_of(read.rules.get(claim, 0.0), model.get(claim, 0.0), aimless=not claim[2]))
            right.append(any(_is(read, claim, told) for told in read.example.relations))
    regression = LogisticRegression(C=1.0).fit(np.array(rows), np.array(right))
    return [float(regression.intercept_[0]), *map(float, regression.coef_[0])]


def _is(read: Read, claim: Claim, told: Told) -> bool:
    source, kind, target = claim
    fits = told.type == kind and same(told.source, read.names[source])
    return fits and same(told.target, read.names[target] if target else None)


def score(found: Iterable[tuple[Read, Iterable[Claim]]]) -> str:
    """Precision, recall and F1, strict, of claims: one to one in each article, as `kg evaluate` counts."""
    hit = said = wanted = 0
    for read, claims in found:
        left = list(claims)
        said += len(left)
        once = {(told.source.name, told.type, told.target.name if told.target else ""): told for told in read.example.relations}
        wanted += len(once)
        for told in once.values():
            match = next((claim for claim in left if _is(read, claim, told)), None)
            if match is not None:
                left.remove(match)
                hit += 1
    precision, recall = hit / max(said, 1), hit / max(wanted, 1)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def measure(found: Sequence[tuple[Read, dict[Claim, float]]], factors: Sequence[float]) -> None:
    """Prints what rules, model and both are worth on articles the model has not seen, and whether confidence can be trusted."""
    print(f"{len(found)} articles, {FOLDS}-fold cross-validation of the model, strict")
    print("rules    ", score((read, list(read.rules)) for read, _ in found))
    for least in (0.2, 0.3, 0.4):
        print(f"model {least}", score((read, [c for c, chance in model.items() if chance >= least]) for read, model in found))
    both = [(read, confidences(read, model, factors)) for read, model in found]
    for least in (0.1, confidence.FLOOR, 0.25, 0.4, 0.6):
        print(f"both {least:.2f}", score((read, [c for c, chance in claims.items() if chance >= least]) for read, claims in both))
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        bin_ = [
            (read, c)
            for read, claims in both
            for c, chance in claims.items()
            if low <= chance < low + 0.2 or chance == 1 == low + 0.2
        ]
        right = sum(any(_is(read, c, told) for told in read.example.relations) for read, c in bin_)
        print(f"confidence {low:.1f} to {low + 0.2:.1f}: {len(bin_)} claims, {right / max(len(bin_), 1):.2f} right")


def confidences(read: Read, model: Mapping[Claim, float], factors: Sequence[float]) -> dict[Claim, float]:
    """The confidence in each claim that rules or model read."""
    return {
        claim: confidence.weighed(
            confidence.evidence_of(read.rules.get(claim, 0.0), model.get(claim, 0.0), aimless=not claim[2]), factors
        )
        for claim in {**read.rules, **model}
    }


def main() -> int:
    """Trains, checks or measures, as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(__file__).resolve().parents[3] / "shared"
    parser.add_argument("--corpus", type=Path, default=shared / "corpus" / "news-ar-6k.jsonl.gz")
    parser.add_argument("--gold", type=Path, default=shared / "gold")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--measure", action="store_true")
    given = parser.parse_args()
    if not given.corpus.is_file() or not given.gold.is_dir():
        print(f"nothing done: the annotated articles are not at hand ({given.corpus}, {given.gold})")
        return 0
    found = read_all(examples(given.corpus, given.gold))
    if given.check:
        return compare(trained(found), TARGET.read_text(encoding="utf-8").splitlines())
    held_out = crossed(found)
    factors = combination(held_out)
    measure(held_out, factors)
    if not given.measure:
        lines = [*trained(found), *(f"combine\t{name}\t{factor:.3f}" for name, factor in zip(COMBINED, factors, strict=True))]
        TARGET.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        print(f"wrote {TARGET}: {len(lines)} weights")
    return 0


def compare(made: Sequence[str], committed: Sequence[str]) -> int:
    """Whether weights trained anew are those committed, but for the last digits, which machines may round differently."""
    old, new = _weights(committed), _weights(made)
    far = [key for key in old.keys() | new.keys() if abs(old.get(key, 0.0) - new.get(key, 0.0)) > NEAR and key[0] != "combine"]
    if len(far) > len(new) // 1000:
        print(f"{TARGET}: {len(far)} of {len(new)} weights differ from those trained anew, such as {far[:3]}; run this generator")
        return 1
    print(f"{TARGET} is what the annotated articles teach ({len(new)} weights)")
    return 0


def _weights(lines: Iterable[str]) -> dict[tuple[str, str, str], float]:
    found = {}
    for line in lines:
        if line.startswith(("#", "classes")):
            continue
        name, feature, told = line.split("\t")
        for pair in told.split():
            label, _, weight = pair.rpartition(":")
            found[name, feature, label] = float(weight)
    return found


if __name__ == "__main__":
    sys.exit(main())
