"""What the morphology holds, knows and chooses, in figures: `make morphology`.

    python tests/morphology_report.py FILE [ARTICLES]

FILE holds articles to measure coverage on; without it the rest is printed. Takes two minutes for 6,000 articles.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from ambiguity import cases, read

from kg.reading import pipeline
from kg.reading.arabic import databases, morphology
from kg.reading.arabic.lookup import Lookup
from kg.reading.arabic.normalize import match_key
from kg.reading.articles import read_articles

FILES = ("morphology.db", "morphology-rare.db")
ARABIC = re.compile("[\u0621-\u0652\u0670\u0671]+")


def holdings() -> None:
    """What is in each file, how large it is, how long it takes to open."""
    for name in FILES:
        file = databases.own(name)
        start = time.process_time()
        database = databases.read(file)
        Lookup(database)
        opened = time.process_time() - start
        stems = [stem for entries in database.stem_hash.values() for _, stem in entries]
        lemmas = Counter(pos for _, pos in {(stem["lex"], stem["pos"]) for stem in stems})
        print(f"{name}: {file.stat().st_size / 1e6:.2f} MB, opened in {opened:.2f} s, {len(stems):,} stems")
        print("   lemmas: " + ", ".join(f"{count:,} {pos}" for pos, count in lemmas.most_common()))
    full = databases.installed()
    print(f"full database: {full or 'not installed'}")


def ambiguity() -> None:
    """How many words of the benchmark are read right, by kind."""
    analyser, right, all_ = morphology.load(), Counter[str](), Counter[str]()
    for case in cases():
        all_[case.kind] += 1
        right[case.kind] += read(analyser, case) == case.expected
    print(f"ambiguity: {right.total()} of {all_.total()} right ({right.total() / all_.total():.3f})")
    print("   " + ", ".join(f"{kind} {right[kind]}/{all_[kind]}" for kind in all_ if right[kind] < all_[kind]))


def coverage(file: str, count: int | None) -> None:
    """How many words of articles have a reading; names of actors, digits and other scripts do not count."""
    nlp = pipeline.load()
    nlp.select_pipes(enable=["kg_sentences", "kg_morphology", "kg_actors"])
    analyser = morphology.load()
    words, names = Counter[str](), 0
    articles = 0
    for article in islice(read_articles([file], on_reject=lambda reject: None), count):
        doc = nlp(article.text)
        named = {index for found in doc._.found for index in range(found.first, found.last + 1)}
        for word in doc._.words:
            if ARABIC.fullmatch(word.text) and len(word.key) > 1:
                if word.index in named:
                    names += 1
                else:
                    words[word.text] += 1
        articles += 1
    known = {word for word in words if any(not reading.rare for reading in analyser.analyses(word))}
    rare = {word for word in words if word not in known and analyser.analyses(word)}
    spellings = {match_key(word) for word in words}
    print(f"coverage: {articles:,} articles, {words.total():,} words outside {names:,} of names, {len(words):,} distinct")
    print(
        f"   with a reading: {sum(words[w] for w in known) / words.total():.4f} of words, {len(known) / len(words):.4f} of distinct"
    )
    print(f"   {len(spellings):,} distinct but for hamza and vowel signs")
    print(f"   known as a rare verb alone: {sum(words[w] for w in rare):,} words, {len(rare):,} distinct")
    unknown = Counter({word: times for word, times in words.items() if word not in known and word not in rare})
    print("   most frequent unknown: " + " ".join(word for word, _ in unknown.most_common(30)))
    speed(list(words))


def speed(words: list[str]) -> None:
    """How long a word takes that has not been met."""
    analyser = morphology.load.__wrapped__()
    analyser.analyses(words[0])
    start = time.process_time()
    for word in words:
        analyser.analyses(word)
    print(
        f"speed: {(time.process_time() - start) / len(words) * 1e6:.0f} µs a distinct word; the second time it is looked up in a table"
    )


def main(file: str = "", count: str = "") -> None:
    """Prints the report."""
    holdings()
    ambiguity()
    if not file or not Path(file).is_file():
        print(f"coverage: not measured, there is no file {file or 'given'}; name one: make morphology CORPUS=FILE")
        return
    coverage(file, int(count) if count else None)


if __name__ == "__main__":
    main(*sys.argv[1:3])
