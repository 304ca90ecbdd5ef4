"""What a permit of a family member hangs on."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.pathways import commands_dependence as commands
from caseflow.pathways import queries_dependence as queries
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _, _l, country_name, format_date
from caseflow.web.answers import accepted
from caseflow.web.forms import EditForm, acting_user, options, pick, whole


class DependenceForm(EditForm):
    on_permit = pick(
        _l("Does it end when another member's permit ends?"),
        (),
        hint=_l("As for a husband, a wife or a child who stays because of the work or the studies of another."),
        radio=True,
    )
    until_age = whole(_l("Does it end when its holder reaches an age?"), least=1, most=40)

    def among(self, now: queries.HangsOn) -> "DependenceForm":
        """The same form with the permits of the family to choose from."""
        found = [(commands.NONE, _("No"))]
        for one in now.others:
            kind = str(label(one.kind))
            if one.valid_until is None:
                words = _("Yes, with that of %(name)s: %(permit)s", name=one.holder, permit=kind)
            else:
                words = _(
                    "Yes, with that of %(name)s: %(permit)s, until %(day)s",
                    name=one.holder,
                    permit=kind,
                    day=format_date(one.valid_until),
                )
            found.append((str(one.id), words))
        found.append((commands.NOT_RECORDED, _("Yes, with a permit that is not recorded here")))
        self.on_permit.choices = options(found)
        self.until_age.description = _(
            "As for a child who stays with the parents: usually %(age)s in %(country)s. Empty when no age ends it.",
            age=now.child_age,
            country=country_name(now.country),
        )
        return self


def hang_permit(ref: str, permit_id: int) -> Any:
    user = acting_user()
    now = queries.hangs_on(user, ref, permit_id)
    form = DependenceForm(obj=now).among(now)
    done = accepted(
        form,
        lambda: commands.hang_permit(
            user,
            ref,
            permit_id,
            on_permit=form.on_permit.data or commands.NONE,
            until_age=form.until_age.data,
            seen=form.seen.data or 0,
        ),
    )
    if not done:
        words = {
            "heading": _("What the permit hangs on"),
            "context_line": f"{now.name} · {label(now.kind)}, {country_name(now.country)}",
            "intro": _("Status then ends on the earliest of these days, whatever is written on the permit."),
            "submit": _("Save"),
        }
        cancel = url_for("pathways.permits", ref=ref)
        return render_template("form.html", form=form, cancel=cancel, on_case=True, **words), form.status
    flash(_("Saved. The day on which status ends follows from it."))
    return redirect(url_for("pathways.permits", ref=ref))
