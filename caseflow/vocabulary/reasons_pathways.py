"""What the rules about pathways say."""

from caseflow.vocabulary.language import LazyString

SENTENCES: dict[str, LazyString] = {}
