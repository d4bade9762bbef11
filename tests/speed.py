"""Words a second that are read, beside what spaCy's blank Arabic pipeline does on the same machine: `make speed`.

    python tests/speed.py FILE [ARTICLES]

One process. The first articles warm the caches and are not counted.
"""

from __future__ import annotations

import sys
import time
from itertools import islice

import spacy

from kg.reading import pipeline
from kg.reading.articles import read_articles

WARM = 50


def main(file: str, count: int = 500) -> None:
    """Reads articles of a file and prints the speeds."""
    articles = list(islice(read_articles([file], on_reject=lambda reject: None), WARM + count))
    nlp, blank = pipeline.load(), spacy.blank("ar")
    for article in articles[:WARM]:
        pipeline.read(nlp, article)
        blank(article.text)
    timed = articles[WARM:]
    words = sum(len(article.text.split()) for article in timed)
    start = time.process_time()
    for article in timed:
        pipeline.read(nlp, article)
    read_in = time.process_time() - start
    start = time.process_time()
    for article in timed:
        blank(article.text)
    blank_in = time.process_time() - start
    print(f"{len(timed)} articles, {words} words")
    print(f"reading:         {words / read_in:10,.0f} words a second")
    print(f"spaCy blank ar:  {words / blank_in:10,.0f} words a second ({blank_in / read_in:.3f} of its speed)")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
