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
    "file_never_refused": _l(
        "Nobody outside decides the step %(code)s, so it is never refused. Name a step that an authority decides, or "
        "write “decided: true” there."
    ),
    "file_never_reached": _l(
        "The step %(code)s never comes: it waits until %(other)s is granted and until it is refused. Take %(other)s "
        "and what follows it out of “after”."
    ),
    "file_dead_end": _l(
        "The step %(code)s leads nowhere: nothing waits for it, and it does not follow from the outcome (%(outcome)s). "
        "Name it in “after” of the step that needs it, or write “optional: true”."
    ),
    "file_day_is_past": _l(
        "“%(key)s”: %(day)s was over already when the file was read. Check the year, or take it out."
    ),
    "file_renews_before_it_begins": _l(
        "The renewal would begin before the permit does, which is valid for %(days)s days. Make "
        "renew_before_days smaller."
    ),
    "file_deadline_after_itself": _l(
        "The deadline of %(code)s hangs on its own result (%(anchor)s). Hang it on a step before "
        "it, or on its ready_on."
    ),
    "file_anchor_gives_nothing": _l(
        "The step %(code)s gives nothing that is valid, so there is no day %(anchor)s. Write "
        "“gives” or “validity_days” "
        "there, or hang the deadline on %(code)s.granted_on."
    ),
    "version_left": _l("Version %(number)s of the pathway does not have this step."),
    "not_needed_granted": _l("Not needed: “%(step)s” was not refused."),
    "not_needed_condition": _l(
        "Not needed: it is only for some people, and what is recorded says otherwise: %(fact)s."
    ),
    "file_unknown_alternative": _l("There is no pathway %(pathway)s that could be an alternative."),
}
