"""What the rules about cases say."""

from caseflow.vocabulary.language import LazyString

SENTENCES: dict[str, LazyString] = {}
