"""International protection: the flag that decides who may know, and the status behind it.

Unknown behaves as protected. The status is confidential; the flag is what other rooms see.
"""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class Protection(StrEnum):
    CLEAR = "clear"
    PROTECTED = "protected"
    UNKNOWN = "unknown"


PROTECTION_LABELS: dict[Protection, LazyString] = {
    Protection.CLEAR: _l("No protection need known"),
    Protection.PROTECTED: _l("Seeks or has international protection"),
    Protection.UNKNOWN: _l("Not screened yet, treated as protected"),
}


class ProtectionStatus(StrEnum):
    NONE_KNOWN = "none_known"
    FEARS_RETURN = "fears_return"
    INTENDS_TO_CLAIM = "intends_to_claim"
    CLAIM_MADE = "claim_made"
    CLAIM_REFERRED = "claim_referred"
    CLAIM_INELIGIBLE = "claim_ineligible"
    RECOGNISED_REFUGEE = "recognised_refugee"
    COMPLEMENTARY_PROTECTION = "complementary_protection"
    TEMPORARY_PROTECTION = "temporary_protection"
    STATELESS = "stateless"
    UNHCR_REGISTERED = "unhcr_registered"
    TRAFFICKING_SURVIVOR = "trafficking_survivor"


PROTECTION_STATUS_LABELS: dict[ProtectionStatus, LazyString] = {
    ProtectionStatus.NONE_KNOWN: _l("None known after screening"),
    ProtectionStatus.FEARS_RETURN: _l("Fears return"),
    ProtectionStatus.INTENDS_TO_CLAIM: _l("Intends to claim protection"),
    ProtectionStatus.CLAIM_MADE: _l("Refugee claim made"),
    ProtectionStatus.CLAIM_REFERRED: _l("Refugee claim referred for decision"),
    ProtectionStatus.CLAIM_INELIGIBLE: _l("Refugee claim found ineligible"),
    ProtectionStatus.RECOGNISED_REFUGEE: _l("Recognised refugee"),
    ProtectionStatus.COMPLEMENTARY_PROTECTION: _l("Complementary protection"),
    ProtectionStatus.TEMPORARY_PROTECTION: _l("Temporary protection"),
    ProtectionStatus.STATELESS: _l("Stateless"),
    ProtectionStatus.UNHCR_REGISTERED: _l("Registered with UNHCR"),
    ProtectionStatus.TRAFFICKING_SURVIVOR: _l("Survivor of trafficking"),
}
