"""Adding a person, and correcting who they are, where they live and whether they are protected."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.people import commands, commands_protection, editing, queries
from caseflow.people.answering import form_page, part_form, show
from caseflow.people.entries import Document, Identity, Nationalities, Residence, Screening
from caseflow.people.forms import (
    EditIdentityForm,
    NationalitiesForm,
    NewPersonForm,
    ResidenceForm,
    ScreeningForm,
)
from caseflow.vocabulary.language import _, _n
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user, options


def create() -> Any:
    """A new person, after a look at those who may be the same."""
    user = acting_user()
    form = NewPersonForm()
    teams = queries.teams_to_add_to(user)
    form.team.choices = options(teams, blank=True)
    answer = form.is_new.data if form.is_submitted() else ""
    if answer == "change":
        form.is_new.data = ""
        return _new_page(form, teams)
    if form.is_submitted() and answer != "yes" and form.validate():
        alike = queries.likely_the_same(user, form.read(Identity), form.number.data or "")
        if alike:
            return render_template("people/alike.html", form=form, people=alike)
    if not accepted(form, lambda: _create(form)):
        form.is_new.data = ""
        return _new_page(form, teams)
    flash(_("The person is added. Record the protection screening next."))
    return show(form.result)


def _create(form: NewPersonForm) -> str:
    return commands.create_person(
        acting_user(),
        form.read(Identity),
        form.read(Nationalities),
        form.read(Residence),
        form.read(Document),
        team_ref=form.team.data or "",
    )


def _new_page(form: NewPersonForm, teams: list[tuple[str, str]]) -> Any:
    return render_template("people/new.html", form=form, has_teams=len(teams) > 1), form.status


def edit(ref: str) -> Any:
    form = EditIdentityForm()
    words = {
        "heading": _("Name, birth date and sex"),
        "done": _("The person is changed."),
        "template": "people/identity.html",
    }
    return part_form(
        form,
        ref,
        "identity",
        lambda: commands.edit_identity(acting_user(), ref, form.read(Identity), seen=form.seen.data),
        words,
    )


def nationalities(ref: str) -> Any:
    form = NationalitiesForm()
    return part_form(
        form,
        ref,
        "nationalities",
        lambda: commands.edit_nationalities(acting_user(), ref, form.read(Nationalities), seen=form.seen.data),
        {
            "heading": _("Nationalities"),
            "done": _("The nationalities are changed."),
            "intro": _("Every nationality that the person holds, also those of which they have no document."),
        },
    )


def residence(ref: str) -> Any:
    form = ResidenceForm()
    return part_form(
        form,
        ref,
        "residence",
        lambda: commands.edit_residence(acting_user(), ref, form.read(Residence), seen=form.seen.data),
        {"heading": _("Where the person lives"), "done": _("The residence is changed.")},
    )


def screen(ref: str) -> Any:
    form = ScreeningForm()
    words = {
        "heading": _("Protection screening"),
        "done": _("The screening is recorded."),
        "warning": _(
            "Whoever seeks or has protection, or was not screened, is invisible to every consulate. Consents toward "
            "consulates end when you save anything but “No protection need known”."
        ),
    }
    if accepted(form, lambda: _screen(form, ref)):
        flash(words["done"])
        if form.result:
            flash(
                _n(
                    "%(num)s consent toward a consulate has ended.",
                    "%(num)s consents toward consulates have ended.",
                    form.result,
                )
            )
        return redirect(url_for("people.show", ref=ref, _anchor="protection"))
    return form_page(form, editing.part_of_person(acting_user(), ref, "screening"), "protection", words)


def _screen(form: ScreeningForm, ref: str) -> int:
    return commands_protection.screen_person(acting_user(), ref, form.read(Screening), seen=form.seen.data)
