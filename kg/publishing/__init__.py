"""From statements to answers: RDF, Turtle, reasoning, validation, stores, saved queries, the alliance graph.

    vocabulary.py   the ontology's terms, closed: a typo raises
    iris.py         how resources are named and values written
    rdf.py          one reading -> quads, pure
    turtle.py       triples -> readable Turtle, the same bytes every time
    formats.py      which ending means which format; files appear whole or not at all
    graph.py        a graph in memory, loaded from and saved to files        convert.py    the same for rdflib
    reasoning.py    the derivation rules of ontology/rules, executed
    validation.py   shapes, consistency, texts, told in sentences            problems.py   those sentences
    stores/         where graphs are kept
    queries.py      saved queries: list, describe, bind, run

Nothing here imports `kg.reading` or spaCy: a saved graph is asked, checked and drawn without any language processing.
"""
