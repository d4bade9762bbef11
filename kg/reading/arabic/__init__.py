"""Reading Arabic: the normalizer, sentences and tokens, morphology."""
