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
    "tasks",
    "notes",
    "consents",
)

# What a consular liaison may ever read of a national who agreed; the name always, the rest when the consent names it.
# Never: address, notes, health, vulnerability, household, protection, other nationalities, grievances, references of
# cases (two members of one family would share one).
LIAISON_ALWAYS = ("ref", "name", "consent_until")
LIAISON_BY_CONSENT = ("contact", "permit", "employer", "municipality", "assistance")
