"""Which fields each audience reads. Pure, and a whitelist: what is not named here is not shown to anybody.

The dataclass of an audience has exactly these fields; a test compares the two, so a new column stays invisible until
somebody lists it here (access rule DP04).
"""

# Sections of the case file, in the order in which the page shows them.
STAFF_SECTIONS = (
    "family",
    "evaluation",
    "placement",
    "pathway",
    "permits",
    "follow_up",
    "grievances",
    "tasks",
    "notes",
    "consents",
)

# What a consular liaison may ever read of a national who agreed; the name always, the rest when the consent names it.
# Never: address, notes, health, vulnerability, household, protection, other nationalities, grievances, references of
# cases (two members of one family would share one).
LIAISON_ALWAYS = ("ref", "name", "consent_until")
LIAISON_BY_CONSENT = ("contact", "permit", "employer", "municipality", "assistance")

# What stands inside the fields that are more than one value.
LIAISON_INSIDE = {
    "contact": ("kind", "value"),
    "permit": ("kind", "until"),
    "assistance": ("ref", "kind", "state", "on", "note", "version"),
}

# Ways to reach a person that a consulate may be given. Not an address, a third person, or free text that may hold them.
LIAISON_CONTACTS = frozenset({"phone", "whatsapp", "email", "social"})

# Kinds of permit by which a consulate would learn that somebody asked for protection; it reads "stay permit" instead.
TELLS_OF_PROTECTION = frozenset({"humanitarian_card", "temporary_protection", "claimant_document"})
SHOWN_INSTEAD = "stay_permit"
# Kinds that give no right to stay.
NO_STAY = frozenset({"licence"})


def permit_shown(kind: str) -> str:
    """The kind of a permit as a consulate may read it."""
    return SHOWN_INSTEAD if kind in TELLS_OF_PROTECTION else kind
