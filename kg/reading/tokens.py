"""The words of an article: for spaCy's tokenizer slot, and for the stages behind it."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.reading.arabic.morphology import Analysis
from kg.reading.arabic.normalize import match_key
from kg.reading.arabic.sentences import sentence_starts, tokenize
from kg.reading.doc import Word


def words_of(text: str) -> list[Word]:
    """The words and punctuation marks of a text, sentence by sentence.

    Args:
        text: the article's text.

    Returns:
        Words in text order; white space, «#» and «_» are left out but keep their place in the offsets.

    Example:
        >>> [(word.text, word.sentence) for word in words_of("أعلنت #روسيا. ردت أنقرة.")][:3]
        [('أعلنت', 0), ('روسيا', 0), ('.', 0)]
    """
    spans = tokenize(text)
    texts = [text[begin:end] for begin, end in spans]
    starts = set(sentence_starts(texts)) - {0}
    words: list[Word] = []
    sentence = 0
    for index, (token, (begin, end)) in enumerate(zip(texts, spans, strict=True)):
        if index in starts:
            sentence += 1
        key = match_key(token)
        if not key or token.isspace() or token in "#_ـ":
            continue
        words.append(Word(len(words), begin, end, token, key, sentence))
    return words


class Tokenizer:
    """spaCy's tokenizer slot, filled with `arabic.sentences.tokenize`: exact, and blind to nothing that Arabic news writes.

    Example:
        >>> from spacy.vocab import Vocab
        >>> [token.text for token in Tokenizer(Vocab())("بـ#روسيا.")]
        ['بـ', '#', 'روسيا', '.']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut a text; joined with their spaces, the tokens give it back."""
        words: list[str] = []
        spaces: list[bool] = []
        for begin, end in tokenize(text):
            token = text[begin:end]
            if token[0] == " " and words and not spaces[-1]:
                spaces[-1] = True
                token = token[1:]
            if token:
                words.append(token)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


def third_person(word: Word) -> Analysis | None:
    """The reading of a verb that news means: «استهدفت» is «she attacked», not «I attacked» or «you attacked», where the
    letters allow both.
    """
    best = word.reading
    if best is None or best.pos != "verb" or best.person not in ("1", "2"):
        return best
    same = (
        other
        for other in word.readings
        if other.person == "3" and other.lemma == best.lemma and other.pos == "verb" and other.enclitic == best.enclitic
    )
    return next(same, best)
