"""Forms of administration."""

from zoneinfo import available_timezones

from wtforms import EmailField
from wtforms.validators import Email, InputRequired, Length

from caseflow.vocabulary.actors import DECIDING
from caseflow.vocabulary.labels import choices, label
from caseflow.vocabulary.language import LOCALE_NAMES, _l, countries
from caseflow.vocabulary.roles import OrganizationKind, Role
from caseflow.web.forms import EditForm, Form, line, pick, tick, ticks

LANGUAGES = list(LOCALE_NAMES.items())


def _timezones() -> list[tuple[str, str]]:
    zones = sorted(z for z in available_timezones() if "/" in z and not z.startswith(("Etc/", "posix/", "right/")))
    return [("UTC", "UTC"), *((z, z.replace("_", " ")) for z in zones)]


class OrganizationForm(Form):
    name = line(_l("Name"), need=_l("Enter the name of the organization."))
    kind = pick(_l("Kind"), lambda: choices(OrganizationKind), need=_l("Choose a kind."))
    country = pick(
        _l("Country"),
        countries,
        need=_l("Choose a country."),
        hint=_l("For a consulate: the country whose nationals it protects, not the country where it stands."),
    )
    city = line(_l("City"))
    timezone = pick(
        _l("Time zone"), _timezones, need=_l("Choose a time zone."), hint=_l("Legal days are days of this place.")
    )
    language = pick(_l("Language"), LANGUAGES, need=_l("Choose a language."))
    override_allowed = tick(
        _l("Allow consent overrides for protected persons"),
        hint=_l("Off unless your organization has decided otherwise in writing. Two people are needed each time."),
    )
    active = tick(_l("Active"), hint=_l("Users of an organization that is not active cannot sign in."))


class EditOrganizationForm(OrganizationForm, EditForm):
    pass


class DecidesForm(EditForm):
    actors = ticks(
        _l("It decides the steps of"),
        lambda: [(one.value, label(one)) for one in DECIDING],
        hint=_l("In pathways of its own country. Steps that are handed in then lie in its reviewers' queue."),
    )


class TeamForm(Form):
    name = line(_l("Name of the team"), need=_l("Enter the name of the team."))


class UserForm(Form):
    name = line(_l("Name"), need=_l("Enter the person's name."))
    email = EmailField(
        _l("E-mail address"),
        [
            InputRequired(_l("Enter an e-mail address.")),
            Length(max=254),
            Email(_l("Enter an e-mail address, such as name@example.org.")),
        ],
    )
    role = pick(_l("Role"), lambda: choices(Role), need=_l("Choose a role."))
    organization = pick(_l("Organization"), [], need=_l("Choose an organization."))
    teams = ticks(_l("Teams"), [], hint=_l("For caseworkers and supervisors: whose cases they see."))
    employer = line(_l("Employer reference"), hint=_l("For employer partners only, such as EM-7K3Q-9XPM-4."))
    language = pick(_l("Language"), LANGUAGES, need=_l("Choose a language."))
    is_protection_officer = tick(
        _l("Protection officer"), hint=_l("May record and approve what is sensitive for a person's protection.")
    )
    active = tick(_l("Active"), hint=_l("Who is not active is signed out at once and cannot sign in."))


class EditUserForm(UserForm, EditForm):
    pass
