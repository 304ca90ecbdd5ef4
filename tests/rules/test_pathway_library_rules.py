"""The library that we ship: complete, faithful to the research it came from, and safe by construction."""

from datetime import date

import pytest

from caseflow.rules.blocking import ORIGIN
from caseflow.rules.conditions import Compare, fields_of
from caseflow.rules.pathway import NEEDED_LANGUAGES, Pathway, Words
from caseflow.vocabulary.actors import Actor
from caseflow.vocabulary.documents import DocumentKind
from caseflow.vocabulary.language import is_country
from tests.factories.pathways import LIBRARY, shipped_catalogue, shipped_pathways

# What the research of 24 November 2026 holds: rules and steps of each pathway, in order.
RESEARCHED: dict[str, tuple[str, str]] = {
    "ca_empp_federal_job_offer": (
        (
            "OUTSIDE_CANADA PROTECTION_PROOF JOB_OFFER OFFER_HOURS OFFER_NON_SEASONAL OFFER_DURATION OFFER_TEER "
            "EXPERIENCE_HOURS LANG_TEER_0_3 LANG_TEER_4_5 NO_ECA_NEEDED"
        ),
        (
            "EMPP_REGISTER EMPP_VISA_PRECHECK EMPP_MATCH_INTERVIEW EMPP_OFFER EMPP_REFERRAL EMPP_LANGUAGE_TEST "
            "EMPP_APPLY_PR EMPP_COMPLETENESS EMPP_DECISION EMPP_PREDEPARTURE EMPP_ARRIVAL EMPP_FOLLOWUP"
        ),
    ),
    "ca_aip_ns_care": (
        (
            "AIP_DESIGNATED_EMPLOYER AIP_HOURS AIP_TEER AIP_OFFER_1Y AIP_OFFER_PERMANENT AIP_EDU_T01 AIP_EDU_T234 "
            "AIP_LANG_T03 AIP_LANG_T4 AIP_NURSE_EXCEPTION AIP_FUNDS"
        ),
        (
            "AIP_DESIGNATION AIP_OFFER AIP_SETTLEMENT_PLAN AIP_ENDORSEMENT AIP_WORK_PERMIT AIP_APPLY_PR "
            "AIP_DECISION AIP_FOLLOWUP"
        ),
    ),
    "ca_ns_ien_registration": (
        "NSCN_REGISTERED_AT_ORIGIN NSCN_CURRENCY NSCN_CELBAN NSCN_IELTS NSCN_OET NSCN_ELP_OTHER",
        (
            "IEN_NNAS_OPEN IEN_NNAS_DOCS IEN_NNAS_REPORT IEN_NSCN_APPLY IEN_ASSESS IEN_CONDITIONAL IEN_NCLEX "
            "IEN_LICENCE IEN_ROLE_CHANGE"
        ),
    ),
    "ca_claimant_open_work_permit": (
        "OWP_CLAIM_MADE OWP_NEEDS_SUPPORT OWP_MEDICAL C12_ONE_YEAR C12_IRREGULAR_14D NO_RETURN_TRAVEL",
        "OWP_CLAIM OWP_MEDICAL OWP_BIOMETRICS OWP_ISSUE OWP_RENEW OWP_NEXT_PATHWAY",
    ),
    "ca_claimant_healthcare_2020": (
        "HC_CLAIM_DATE HC_PERMIT_AFTER_CLAIM HC_HOURS_WINDOW HC_EXPERIENCE HC_NOC2016 HC_CLAIM_STATE",
        "HC_APPLY HC_DECISION",
    ),
    "ca_tfwp_agricultural": (
        "AG_NOC AG_ON_FARM AG_MAX_24M AG_ADULT",
        (
            "AG_ADVERTISE AG_HOUSING AG_LMIA AG_SELECT AG_CONTRACT AG_WORK_PERMIT AG_TRAVEL AG_MONITOR "
            "AG_ABUSE_EXIT AG_RETURN"
        ),
    ),
    "ca_sawp": (
        "SAWP_NATIONALITY SAWP_AGE SAWP_FARM_EXPERIENCE SAWP_WINDOW SAWP_MAX_8M SAWP_MIN_HOURS",
        "SAWP_LMIA SAWP_SELECTION SAWP_PERMIT SAWP_ARRIVE SAWP_LIAISON SAWP_RETURN",
    ),
    "us_h2a": (
        "H2A_SEASONAL H2A_MAX_1Y H2A_SECTOR H2A_AGE H2A_3Y_CLOCK H2A_NO_COUNTRY_LIST H2A_PRIOR_IMMIGRATION",
        (
            "H2A_JOB_ORDER H2A_LABOR_CERT H2A_PETITION H2A_RECRUIT H2A_DISCLOSURE H2A_VISA H2A_ADMISSION "
            "H2A_HALFWAY H2A_THREE_QUARTERS H2A_RETURN"
        ),
    ),
    "us_h2b": (
        "H2B_TEMP_NEED H2B_SECTOR H2B_SUPP_FY25_COUNTRY H2B_RETURNING",
        "H2B_CERT H2B_PETITION H2B_RECRUIT H2B_VISA H2B_WORK H2B_RETURN",
    ),
    "gt_mintrab_ptte": (
        "GT_NATIONAL GT_ADULT GT_EXPERIENCE GT_NO_IRREGULAR_HISTORY GT_NOT_CLAIMANT",
        (
            "GT_REGISTER GT_VALIDATE GT_RECRUITER_CHECK GT_MATCH GT_ART34 GT_PASSPORT GT_VISA GT_ORIENTATION "
            "GT_FOLLOWUP GT_RETURN"
        ),
    ),
    "sv_mtps_migracion_laboral": (
        "SV_NATIONAL SV_PASSPORT SV_CLEAN_RECORD SV_NO_IMMIGRATION_VIOLATION SV_TIES",
        "SV_REGISTER SV_SELECT SV_CONTRACT SV_VISA SV_FOLLOWUP",
    ),
    "hn_ptte": (
        "HN_NATIONAL_BY_BIRTH HN_RESIDENT HN_AGE HN_LITERACY HN_RECORDS HN_EXPERIENCE",
        "HN_REGISTER HN_POOL HN_INTERVIEW HN_VISA HN_FOLLOWUP",
    ),
    "mx_tvtf": (
        "TVTF_NATIONALITY TVTF_JOB_OFFER TVTF_STATES TVTF_FEE_WAIVER",
        "TVTF_OFFER TVTF_CONTRACT_GT TVTF_APPLY TVTF_FAMILY TVTF_FOLLOWUP TVTF_RENEW",
    ),
    "mx_comar_tvrh": (
        "COMAR_30_DAYS COMAR_STATE_STAY",
        "COMAR_FILE COMAR_RECEIPT COMAR_WEEKLY TVRH_APPLY COMAR_DECISION",
    ),
    "co_ppt": (
        (
            "PPT_NATIONALITY PPT_IN_COLOMBIA PPT_GROUND_PERMIT PPT_GROUND_SC2 PPT_GROUND_IRREGULAR "
            "PPT_GROUND_REGULAR_ENTRY PPT_NO_EXPULSION PPT_NO_RECORD PPT_ASYLUM_INTERPLAY"
        ),
        "PPT_PREREG PPT_BIOMETRIC PPT_DECISION PPT_DELIVERY PPT_HEALTH PPT_WORK PPT_FOLLOWUP",
    ),
    "pe_cpp_especial_residente": (
        "CPP_ENTRY_BEFORE CPP_HELD_6M CPP_NO_RECORDS",
        "PE_CPP_APPLY PE_CPP_BIOMETRIC PE_CPP_ISSUE PE_ESPECIAL",
    ),
    "cr_sitlam": (
        "CR_NATIONALITY CR_SECTOR CR_INDIGENOUS_FEE",
        "CR_EMPLOYER_REQUEST CR_MTSS CR_RECRUIT CR_BORDER CR_CARD CR_INSURANCE CR_CHANGE_EMPLOYER CR_EXIT",
    ),
    "br_interiorizacao_ves": (
        "BR_NATIONALITY BR_REGULAR BR_CPF BR_YELLOW_FEVER BR_MMR BR_IN_RORAIMA",
        ("BR_DOCS BR_VACCINES BR_SIGNAL BR_SELECT BR_VOLUNTARY BR_MEDICAL BR_CASE_OPEN BR_TRAVEL BR_HIRED BR_FOLLOWUP"),
    ),
}
every_pathway = pytest.mark.parametrize("name", sorted(RESEARCHED))


def test_nothing_of_the_research_is_lost() -> None:
    pathways = shipped_pathways()
    assert sorted(pathways) == sorted(RESEARCHED)
    assert len(pathways) == 18
    assert sum(len(pathway.steps) for pathway in pathways.values()) == 129
    assert sum(len(pathway.rules) for pathway in pathways.values()) == 104
    for name, (rules, steps) in RESEARCHED.items():
        assert [rule.code for rule in pathways[name].rules] == rules.split()
        assert [step.code for step in pathways[name].steps] == steps.split()


def test_a_file_is_named_after_its_pathway_and_version() -> None:
    for file in LIBRARY.glob("*.v*.yaml"):
        pathway = shipped_pathways()[file.name.split(".")[0]]
        assert file.name == f"{pathway.id}.v{pathway.version}.yaml"


def all_words(pathway: Pathway) -> list[Words]:
    found = [pathway.names, pathway.outcome, pathway.public_names, pathway.otherwise, pathway.intake.note]
    found += pathway.shares_data_with
    for rule in pathway.rules:
        found += [rule.says, rule.note]
    for step in pathway.steps:
        found += [step.names, step.public_names, step.note, step.deadline.note if step.deadline else None]
    return [words for words in found if words is not None]


@every_pathway
def test_every_text_speaks_english_and_spanish(name: str) -> None:
    for words in all_words(shipped_pathways()[name]):
        assert all(words.as_dict().get(language) for language in NEEDED_LANGUAGES), words


@every_pathway
def test_every_rule_and_step_says_where_and_when_it_was_read_and_how_sure_we_are(name: str) -> None:
    pathway = shipped_pathways()[name]
    for part in (*pathway.rules, *pathway.steps):
        assert part.source and part.read_on == date(2026, 11, 24) and part.confidence in ("high", "medium", "low")


@every_pathway
def test_countries_are_countries_and_alternatives_exist(name: str) -> None:
    pathway = shipped_pathways()[name]
    assert all(is_country(code) for code in (pathway.country, *pathway.destinations))
    assert set(pathway.alternatives) <= set(shipped_pathways())
    for rule in pathway.rules:
        if rule.compare.field == "person.nationality" and rule.compare.op != "exists":
            value = rule.compare.value
            assert all(is_country(str(code)) for code in (value if isinstance(value, tuple) else (value,)))


def test_people_who_work_with_the_library_have_words_for_what_it_names() -> None:
    catalogue = shipped_catalogue()
    assert set(catalogue.actors) == set(Actor)
    assert set(catalogue.documents) == set(DocumentKind)


def test_the_catalogue_holds_nothing_that_no_rule_asks_for() -> None:
    asked = {
        name
        for pathway in shipped_pathways().values()
        for rule in pathway.rules
        for condition in (rule.compare, rule.when)
        if condition is not None
        for name in fields_of(condition)
    }
    # Pathways of other countries ask for it: who has the licence needs no exam.
    assert set(shipped_catalogue().facts) == asked | {"person.has_licence"}


def test_a_canadian_authority_may_pass_data_on_and_the_consent_can_say_to_whom() -> None:
    for pathway in shipped_pathways().values():
        assert bool(pathway.shares_data_with) == (pathway.country == "CAN")


ASYLUM_WORDS = ("refug", "asyl", "asil", "claim", "protec", "humanitar", "displace", "desplaz", "persec")


@every_pathway
def test_what_a_consulate_may_read_never_speaks_of_asylum(name: str) -> None:
    pathway = shipped_pathways()[name]
    shown = [pathway.public_names or pathway.names]
    shown += [step.public_names or step.names for step in pathway.steps]
    for words in shown:
        for text in words.as_dict().values():
            assert not any(word in text.lower() for word in ASYLUM_WORDS), text


def test_a_residence_procedure_alone_gives_nobody_away() -> None:
    public = [
        p.id
        for p in shipped_pathways().values()
        if p.public_names and p.public_names.say("en") == "Residence procedure"
    ]
    assert {"ca_aip_ns_care", "pe_cpp_especial_residente"} < set(public)


def test_steps_that_write_to_the_country_of_origin_are_marked() -> None:
    origin_actors = ("labour_ministry_origin", "consulate_protecting")
    for pathway in shipped_pathways().values():
        for step in pathway.steps:
            if step.actor in origin_actors or "professional_registration_verification" in step.requires_documents:
                assert step.contacts_origin, step.code
            if pathway.country == "CAN" and "police_certificate" in step.requires_documents:
                assert step.contacts_origin, step.code


def test_a_refugee_claim_itself_does_not_write_there_and_is_not_blocked() -> None:
    for name, code in (("mx_comar_tvrh", "COMAR_FILE"), ("ca_claimant_open_work_permit", "OWP_CLAIM")):
        step = shipped_pathways()[name].step(code)
        assert ORIGIN in step.blocking_rules and not step.contacts_origin


def test_only_a_test_result_satisfies_a_canadian_language_rule() -> None:
    compared = [r.compare for p in shipped_pathways().values() for r in p.rules if "clb" in r.compare.field]
    assert compared == [Compare("person.clb_min_skill", "gte", level) for level in (5, 4, 5, 4)]


@every_pathway
def test_a_permit_that_ends_has_a_time_to_begin_what_follows(name: str) -> None:
    for step in shipped_pathways()[name].steps:
        if step.gives and step.validity_days and not step.fixed_expiry:
            assert step.renew_before_days is not None, step.code
