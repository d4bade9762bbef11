"""The verbs that mazini attests and verbs.tsv does not list, in a database of their own.

Few of them occur in news, while many unknown words of news are foreign names that some form of a rare verb happens to
equal. So they are kept apart: the analyser asks them only about words that it does not find elsewhere. Of each verb there are
the finite forms alone, without the features that are the same for all, so that the file stays small.
"""

from __future__ import annotations

from collections.abc import Iterable

import morphology_verbs as verbs
from mazini.lexicon import attested_wazns, lexicon_roots
from morphology_affixes import prefixes, suffixes, verb_prefixes
from morphology_database import Database


def rare_verbs(listed: Iterable[dict[str, str]]) -> str:
    """The text of the database; `listed` are the rows of verbs.tsv."""
    known = {(row["root"], row["pattern"]) for row in listed}
    db, endings = Database(), set[verbs.Ending]()
    for root in lexicon_roots():
        for pattern in attested_wazns(root):
            if (root, pattern) not in known:
                lemma, form, stems = verbs.paradigm(root, pattern)
                for (matching, spelled), ends in sorted(stems.items()):
                    endings |= ends
                    category = db.category("V", frozenset(ending.name for ending in ends), verb_prefixes(ends))
                    db.stem(matching, category, {"diac": spelled, "lex": lemma, "pos": "verb", "form": form})
    prefixes(db, sorted(endings))
    suffixes(db, sorted(endings))
    return db.text()
