"""Facts that eligibility rules ask for."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.errors import Refused
from caseflow.people import commands_facts, editing
from caseflow.people.answering import form_page, show
from caseflow.people.forms import RemoveForm
from caseflow.people.forms_records import fact_form
from caseflow.vocabulary.facts import FactType, FactValue, RecordedFact
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def facts(ref: str) -> Any:
    person, lines = editing.fact_lines(acting_user(), ref)
    return render_template("people/facts.html", person=person, lines=lines)


def record_fact(ref: str, name: str) -> Any:
    user = acting_user()
    saved = editing.fact_of_person(user, ref, name)
    form = fact_form(saved.fact, saved.person.values["residence_country"])
    if accepted(
        form,
        lambda: commands_facts.record_fact(user, ref, name, _answer(form, saved.fact), seen=form.seen.data),
    ):
        flash(_("The fact is recorded."))
        return redirect(url_for("people.facts", ref=ref))
    if not form.is_submitted():
        form.fill(_as_written(saved.fact, saved.value), saved.version)
    words = {"heading": str(saved.fact.label), "cancel": url_for("people.facts", ref=ref)}
    if saved.version:
        words["intro"] = _("Recorded: %(answer)s", answer=saved.said)
    return form_page(form, saved.person, "facts", words, fill=False)


def remove_fact(ref: str, name: str) -> Any:
    user = acting_user()
    form = RemoveForm()
    if accepted(form, lambda: commands_facts.remove_fact(user, ref, name, seen=form.seen.data)):
        flash(_("The fact is not known again. The history keeps what it said."))
        return show(ref, "facts")
    saved = editing.fact_of_person(user, ref, name)
    if not form.is_submitted():
        form.seen.data = saved.version
    return render_template(
        "form.html",
        form=form,
        heading=_("Is this not known after all?"),
        intro=f"{saved.fact.label}: {saved.said}",
        submit=_("Take out"),
        cancel=url_for("people.facts", ref=ref),
        context_line=saved.person.name,
        on_case=True,
    ), form.status


def _answer(form: Any, fact: RecordedFact) -> FactValue:
    """What was answered, as the rules want it. Raises Refused when a day is neither entered nor denied."""
    value = form.value.data
    if fact.type is FactType.SEVERAL:
        return frozenset(value or ())
    if fact.type is FactType.CODES:
        return frozenset(part.strip() for part in value.split(",") if part.strip())
    if fact.type is FactType.DAY and (value is None) != form.is_never.data:
        raise Refused(_("Enter the day, or tick that it never happened."), "value")
    return False if value is None else value


def _as_written(fact: RecordedFact, value: FactValue | None) -> dict[str, Any]:
    """What is recorded, as its form shows it."""
    if fact.type is FactType.DAY:
        return {"value": value or None, "is_never": value is False}
    if isinstance(value, frozenset):
        return {"value": ", ".join(sorted(value)) if fact.type is FactType.CODES else sorted(value)}
    return {"value": value}
