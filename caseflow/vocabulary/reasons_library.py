"""What is said about a pathway file that reads well and cannot be loaded, and about facts that are not precise."""

from caseflow.vocabulary.language import LazyString, _l

SENTENCES: dict[str, LazyString] = {
    "file_version_changed": _l(
        "Version %(version)s of %(pathway)s was loaded before with other content. Cases may be on it: give the "
        "changed file the number %(next)s."
    ),
    "file_version_old": _l("Version %(current)s of %(pathway)s is in use. Give this file the number %(next)s."),
    "file_twice": _l("Version %(version)s of %(pathway)s stands in two files: %(other)s has it too."),
    "fact_not_precise": _l("Not recorded precisely enough: %(fact)s."),
    "file_unknown_alternative": _l("There is no pathway %(pathway)s that could be an alternative."),
}
