"""Every address and the action that it stands for. An endpoint that is not on this page answers 404.

The authorization matrix (`tests/security/matrix.py`) has what each role gets at each of them, by real requests.
`None` is for addresses that need no right: the doors themselves.
"""

ROUTES: dict[str, str | None] = {
    "static": None,
    "healthz": None,
    "readyz": None,
    # accounts
    "accounts.sign_in": None,
    "accounts.sign_out": None,
    "accounts.language": None,
    "accounts.choose_password": None,
    "accounts.own": "account.edit",
    "accounts.change_password": "account.edit",
    "accounts.own_language": "account.edit",
    "accounts.create_token": "account.edit",
    "accounts.end_token": "account.edit",
    "accounts.end_other_sessions": "account.edit",
    "administration.admin": "user.read",
    "administration.users": "user.read",
    "administration.create_user": "user.edit",
    "administration.edit_user": "user.edit",
    "administration.renew_link": "user.edit",
    "administration.organizations": "organization.edit",
    "administration.create_organization": "organization.edit",
    "administration.edit_organization": "organization.edit",
    "administration.create_team": "team.edit",
    # oversight
    "oversight.today": "today.read",
    "oversight.supervision": "supervision.read",
    "oversight.audit": "audit.read",
    "oversight.verify": "audit.verify",
}
