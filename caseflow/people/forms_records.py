"""Forms about what is recorded of a person: papers, statuses, languages, ways to reach them, attempts, facts."""

from typing import Any

from wtforms import DateField, TimeField
from wtforms.validators import InputRequired, Optional

from caseflow.people.forms import PersonForm, country_pick, version_read, yes_no
from caseflow.vocabulary.contact import AttemptResult, ContactChannel, ContactKind
from caseflow.vocabulary.documents import IdentityKind
from caseflow.vocabulary.facts import FactType, RecordedFact
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _l, person_languages, subdivisions
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.skills import LanguageLevel
from caseflow.web.forms import box, day, line, pick, tick, ticks, whole


class DocumentForm(PersonForm):
    kind = pick(_l("Kind"), lambda: choices(IdentityKind), need=_l("Choose the kind of document."))
    country = country_pick(_l("Issued by"))
    number = line(_l("Number"), most=60, hint=_l("Kept sealed. Lists show its last four signs only."))
    issued_on = day(_l("Issued on"))
    expires_on = day(_l("Valid until"))
    note = box(_l("Note"), most=1000)


class EditDocumentForm(DocumentForm):
    seen = version_read()


class StatusForm(PersonForm):
    country = country_pick(_l("Country"), need=_l("Choose the country."))
    kind = pick(_l("Status"), lambda: choices(MigrationStatus), need=_l("Choose the status."))
    is_regular = yes_no(
        _l("Is the person there regularly with it?"), need=_l("Say whether the person is there regularly.")
    )
    valid_from = day(_l("From"))
    valid_until = day(_l("Until"), hint=_l("Leave empty if it has no end or the end is not known."))
    note = box(_l("Note"), hint=_l("Kept sealed."))


class EditStatusForm(StatusForm):
    seen = version_read()


class LanguageForm(PersonForm):
    language = pick(_l("Language"), person_languages, need=_l("Choose a language."))
    level = pick(_l("Level, as the person says"), lambda: choices(LanguageLevel), need=_l("Choose a level."))
    needs_interpreter = tick(_l("Needs an interpreter in this language"))


class EditLanguageForm(LanguageForm):
    seen = version_read()


class ContactForm(PersonForm):
    kind = pick(_l("Kind"), lambda: choices(ContactKind), need=_l("Choose the kind of contact."))
    value = line(_l("Number, address or name"), need=_l("Enter the number or address."))
    is_safe = yes_no(
        _l("Is it safe to use?"),
        need=_l("Say whether it is safe to use."),
        hint=_l("Safe means: nobody who must not know would hear or read it."),
    )
    safe_note = box(_l("What to heed"), most=1000, hint=_l("When to call, in whose name, what never to say or write."))
    is_preferred = tick(_l("Try this one first"))


class EditContactForm(ContactForm):
    seen = version_read()


class EndContactForm(PersonForm):
    ended_on = day(_l("Last day on which it worked"), need=_l("Enter the day."))
    seen = version_read()


class AttemptForm(PersonForm):
    at_day = day(_l("Day"), need=_l("Enter the day."))
    at_time = TimeField(_l("Time"), [InputRequired(_l("Enter the time, such as 14:30."))])
    channel = pick(_l("How"), lambda: choices(ContactChannel), need=_l("Choose how."), radio=True)
    result = pick(_l("Result"), lambda: choices(AttemptResult), need=_l("Choose the result."), radio=True)
    note = box(_l("Note"), most=1000, hint=_l("Kept sealed."))


class FlagForm(PersonForm):
    value = yes_no(_l("Answer"), need=_l("Choose an answer."))
    seen = version_read()


class DayForm(PersonForm):
    value = DateField(_l("Day"), [Optional()])
    is_never = tick(_l("It never happened"))
    seen = version_read()


def fact_form(fact: RecordedFact, lives_in: str | None) -> Any:
    """The form that asks for one fact. Regions are those of the country where the person lives."""
    made: dict[FactType, Any] = {
        FactType.NUMBER: lambda: whole(fact.label, need=_l("Enter a number."), most=fact.most),
        FactType.CHOICE: lambda: pick(fact.label, fact.choices.items(), need=_l("Choose an answer."), radio=True),
        FactType.SEVERAL: lambda: ticks(fact.label, fact.choices.items(), hint=_l("Tick all that hold, or none.")),
        FactType.REGION: lambda: pick(fact.label, subdivisions(lives_in or ""), need=_l("Choose a region.")),
        FactType.CODE: lambda: line(fact.label, need=_l("Enter the code."), hint=fact.hint, most=5),
        FactType.CODES: lambda: line(fact.label, need=_l("Enter a code."), hint=fact.hint),
    }
    if fact.type is FactType.FLAG:
        return FlagForm()
    if fact.type is FactType.DAY:
        return DayForm()

    class FactForm(PersonForm):
        value = made[fact.type]()
        seen = version_read()

    return FactForm()
