"""Reading Arabic: the normalizer, sentences and tokens, words and what they are in their sentence."""
