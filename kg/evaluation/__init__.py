"""A graph against articles that people have annotated: how much of what they found does it say, and how much of it is right?

    actors.py   when an annotated actor and an actor of a graph are the same one
    gold.py     annotated articles: the file, and what is wrong with it
    claims.py   what a graph says of each article, in the order of its file
    scores.py   counts and ratios, bins of confidence, errors
    matching.py the two matched and counted, by mode and by type; how far the graph's confidence can be trusted

It sees graphs and nothing of how they were read, so that any graph in the vocabulary can be scored.
"""

from __future__ import annotations

from kg.evaluation.matching import evaluate
from kg.evaluation.scores import Evaluation

__all__ = ["Evaluation", "evaluate"]
