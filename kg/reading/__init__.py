"""From text to statements: the stages of reading, as spaCy components. Nothing here imports rdflib.

The modules in the order they build on each other: arabic/ (normalize, sentences), lexicon, arabic/ (analysis,
marks, databases, lookup, concord, context, morphology), gazetteer,
function_words, doc, names, minting, spans, titles, actors, resolution, clauses, arguments, subjects, frames, nominals,
relations, qualifiers, memberships, statements, pipeline; and inputs, formats, articles, which read files.
"""
