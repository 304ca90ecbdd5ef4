"""The form on which a consent is written down. Nothing is ticked beforehand; what is missing, the rule says."""

from wtforms import IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from caseflow.consent.commands import Incomplete
from caseflow.errors import Refused
from caseflow.rules import consent as rules
from caseflow.rules import consent_record as record
from caseflow.vocabulary.consents import ConsentKind, Giver, HowGiven, LiaisonField, Purpose
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import LOCALE_NAMES, _, _l
from caseflow.vocabulary.shared_data import IdentityFrom, SharedData
from caseflow.web.forms import EditForm, Form, box, day, line, pick, tick, ticks

OPTIONAL = frozenset({"interpreter", "onward", "guardian_name", "has_assent"})
EMPLOYER_OPTIONAL = frozenset({"recipient_name"})


class ChooseConsentForm(Form):
    """Which consent, and in which language its text is read out."""

    kind = pick(_l("What is the consent for?"), [], need=_l("Choose what the consent is for."), radio=True)
    language = pick(
        _l("Language in which the text is read out"),
        list(LOCALE_NAMES.items()),
        need=_l("Choose a language."),
        hint=_l("For any other language read it with an interpreter, and name the interpreter on the next page."),
    )

    def __init__(self) -> None:
        super().__init__()
        self.kind.choices = choices(ConsentKind)
        self.language.choices = [("", _("Choose a language")), *LOCALE_NAMES.items()]


class ConsentForm(Form):
    """One consent. Which fields it has depends on the kind; every check of its content is the rule's."""

    text = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    recipient = pick(_l("Consulate"), [], hint=_l("Only consulates of the person's own nationalities."))
    recipient_name = line(_l("Who may receive the data"), hint=_l("One employer, one authority or one service."))
    purpose = pick(_l("What the data may be used for"), [])
    fields = ticks(
        _l("What may be shared"),
        [],
        hint=_l("Ask for one after the other. Tick only what the person names or says yes to."),
    )
    identity_from = pick(
        _l("From when may the employer know who you are?"),
        [],
        radio=True,
        hint=_l("Before, it reads about the work without a name. Name, birth date, contact and papers come then."),
    )
    onward = box(
        _l("Shared onward with"),
        hint=_l(
            "With whom whoever receives it may share it, as you read it out. Leave it empty if with nobody."
        ),
        most=1000,
    )
    counselled_on = day(_l("Day of the counselling about the danger"))
    giver = pick(_l("Who gives the consent?"), [], radio=True)
    guardian_name = line(_l("Name of the guardian"), hint=_l("For a person under 18, or of unknown age."))
    has_assent = tick(
        _l("The young person agrees too"), hint=_l("Needed from the age of twelve. Ask when the guardian is not there.")
    )
    how_given = pick(
        _l("How was it given?"), [], radio=True, hint=_l("Toward a consulate only signed or with a thumbprint.")
    )
    evidence = line(_l("Where the signed paper is, or who witnessed it"), hint=_l("For example: binder 3, page 12."))
    interpreter = line(_l("Interpreter"), hint=_l("Name or number, if there was one."))
    risks_explained = tick(_l("The risks were explained, and that one may refuse or withdraw on any day"))
    not_conditional = tick(_l("It was explained that our help does not depend on this consent"))
    given_on = day(_l("Given on"))
    expires_on = day(_l("Ends on"), hint=_l("The day the person named. From this day on it no longer counts."))

    def __init__(self, kind: str, recipients: tuple[tuple[str, str], ...], *, is_adult: bool) -> None:
        super().__init__()
        consular, presents = kind in rules.CONSULAR_KINDS, kind == record.PRESENT
        named = LiaisonField if consular else SharedData
        self._name_recipient(presents, recipients)
        self.purpose.choices = choices(Purpose, _("Choose a purpose"), only=record.PURPOSES[kind])
        self.fields.choices = choices(named, only=record.OFFERED[kind])
        self.giver.choices = choices(Giver, only=("self",) if is_adult else None)
        self.how_given.choices = choices(HowGiven, only=rules.WRITTEN if consular else None)
        unused = {
            "recipient": not consular and not presents,
            "recipient_name": consular or kind == rules.SERVICE,
            "onward": kind != record.SUBMIT and not presents,
            "identity_from": not presents,
            "counselled_on": kind != rules.OVERRIDE,
            "guardian_name": is_adult,
            "has_assent": is_adult,
        }
        for name, is_unused in unused.items():
            if is_unused:
                delattr(self, name)
        # Asked of everybody, though it is the rule and not the field that says so: all at once, each in its words.
        for field in self:
            field.flags.required = field.name not in (OPTIONAL | EMPLOYER_OPTIONAL if presents else OPTIONAL)

    def _name_recipient(self, presents: bool, recipients: tuple[tuple[str, str], ...]) -> None:
        """A consulate, or an employer of our list; one that is not on it is written down."""
        first = _("Choose an employer") if presents else _("Choose a consulate")
        self.recipient.choices = [("", first), *recipients]
        self.identity_from.choices = choices(IdentityFrom)
        if presents:
            self.recipient.label.text, self.recipient.description = _("Employer"), ""
            self.recipient_name.label.text = _("An employer that is not on the list")
            self.recipient_name.description = _(
                "Its name. Nobody is submitted to it before it is listed and vetted."
            )

    def refuse(self, no: Refused) -> None:
        """Show everything that is missing, each next to its field."""
        for part in no.all if isinstance(no, Incomplete) else (no,):
            super().refuse(part)


class ApproveForm(EditForm):
    """The second person's yes. There is nothing to fill in, only to read."""

    def refuse(self, no: Refused) -> None:
        for part in no.all if isinstance(no, Incomplete) else (no,):
            super().refuse(part)


class WithdrawForm(Form):
    """Only a button: taking back is as easy as giving."""
