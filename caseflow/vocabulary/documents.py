"""Documents that pathways ask for, papers that say who somebody is, and how far a document has come."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class DocumentKind(StrEnum):
    IDENTITY_DOCUMENT = "identity_document"
    PASSPORT = "passport"
    TRAVEL_DOCUMENT = "travel_document"
    BIRTH_CERTIFICATE = "birth_certificate"
    PHOTO = "photo"
    BIOMETRICS_RECEIPT = "biometrics_receipt"
    PROOF_OF_ADDRESS = "proof_of_address"
    TAX_NUMBER = "tax_number"
    CV = "cv"
    EDUCATION_CERTIFICATE = "education_certificate"
    EDUCATION_CREDENTIAL_ASSESSMENT = "education_credential_assessment"
    WORK_REFERENCE_LETTER = "work_reference_letter"
    PROFESSIONAL_REGISTRATION_VERIFICATION = "professional_registration_verification"
    LANGUAGE_TEST_RESULT = "language_test_result"
    LICENCE_CONDITIONAL = "licence_conditional"
    LICENCE_FULL = "licence_full"
    LICENSING_EXAM_RESULT = "licensing_exam_result"
    ASSESSOR_REPORT = "assessor_report"
    JOB_OFFER_LETTER = "job_offer_letter"
    OFFER_OF_EMPLOYMENT_FORM = "offer_of_employment_form"
    EMPLOYMENT_CONTRACT = "employment_contract"
    CONTRACT_IN_OWN_LANGUAGE = "contract_in_own_language"
    EMPLOYER_DESIGNATION = "employer_designation"
    EMPLOYER_REGISTRATION = "employer_registration"
    RECRUITER_REGISTRATION = "recruiter_registration"
    LABOUR_CERTIFICATION = "labour_certification"
    LMIA_POSITIVE = "lmia_positive"
    HOUSING_INSPECTION_REPORT = "housing_inspection_report"
    PETITION_APPROVAL = "petition_approval"
    SETTLEMENT_PLAN = "settlement_plan"
    PROVINCIAL_ENDORSEMENT = "provincial_endorsement"
    PROVINCIAL_NOMINATION = "provincial_nomination"
    SETTLEMENT_FUNDS_PROOF = "settlement_funds_proof"
    REFUGEE_STATUS_PROOF = "refugee_status_proof"
    UNHCR_REGISTRATION = "unhcr_registration"
    UNRWA_REGISTRATION = "unrwa_registration"
    TRUSTED_PARTNER_REFERRAL = "trusted_partner_referral"
    DURABLE_SOLUTION_FORM = "durable_solution_form"
    ASYLUM_CLAIM_RECEIPT = "asylum_claim_receipt"
    ASYLUM_CLAIM_REFERRAL = "asylum_claim_referral"
    PR_APPLICATION_PACKAGE = "pr_application_package"
    APPLICATION_RECEIPT = "application_receipt"
    MEDICAL_EXAM_RESULT = "medical_exam_result"
    VACCINATION_CERTIFICATE = "vaccination_certificate"
    FITNESS_TO_TRAVEL = "fitness_to_travel"
    POLICE_CERTIFICATE = "police_certificate"
    SWORN_DECLARATION = "sworn_declaration"
    FEE_RECEIPT = "fee_receipt"
    VISA_APPLICATION_CONFIRMATION = "visa_application_confirmation"
    VISA = "visa"
    WORK_PERMIT = "work_permit"
    STAY_PERMIT_CARD = "stay_permit_card"
    ENTRY_RECORD = "entry_record"
    PRE_REGISTRATION_RECEIPT = "pre_registration_receipt"
    SOCIOECONOMIC_SURVEY = "socioeconomic_survey"
    APPOINTMENT_NOTICE = "appointment_notice"
    VOLUNTARY_PARTICIPATION_FORM = "voluntary_participation_form"
    CONSENT_RECORD = "consent_record"
    ORIENTATION_ATTENDANCE = "orientation_attendance"
    PAY_SLIP = "pay_slip"
    FOLLOWUP_VISIT_REPORT = "followup_visit_report"
    RETURN_CONFIRMATION = "return_confirmation"
    INSURANCE_ENROLMENT = "insurance_enrolment"


DOCUMENT_KIND_LABELS: dict[DocumentKind, LazyString] = {
    DocumentKind.IDENTITY_DOCUMENT: _l("Identity document"),
    DocumentKind.PASSPORT: _l("Passport"),
    DocumentKind.TRAVEL_DOCUMENT: _l("Travel document"),
    DocumentKind.BIRTH_CERTIFICATE: _l("Birth certificate"),
    DocumentKind.PHOTO: _l("Photo"),
    DocumentKind.BIOMETRICS_RECEIPT: _l("Biometrics receipt"),
    DocumentKind.PROOF_OF_ADDRESS: _l("Proof of address"),
    DocumentKind.TAX_NUMBER: _l("Tax number"),
    DocumentKind.CV: _l("Curriculum vitae"),
    DocumentKind.EDUCATION_CERTIFICATE: _l("Education certificate"),
    DocumentKind.EDUCATION_CREDENTIAL_ASSESSMENT: _l("Educational credential assessment"),
    DocumentKind.WORK_REFERENCE_LETTER: _l("Work reference letter"),
    DocumentKind.PROFESSIONAL_REGISTRATION_VERIFICATION: _l("Verification of professional registration"),
    DocumentKind.LANGUAGE_TEST_RESULT: _l("Language test result"),
    DocumentKind.LICENCE_CONDITIONAL: _l("Conditional licence"),
    DocumentKind.LICENCE_FULL: _l("Full licence"),
    DocumentKind.LICENSING_EXAM_RESULT: _l("Licensing exam result"),
    DocumentKind.ASSESSOR_REPORT: _l("Report of the credential assessor"),
    DocumentKind.JOB_OFFER_LETTER: _l("Job offer letter"),
    DocumentKind.OFFER_OF_EMPLOYMENT_FORM: _l("Offer of employment form"),
    DocumentKind.EMPLOYMENT_CONTRACT: _l("Employment contract"),
    DocumentKind.CONTRACT_IN_OWN_LANGUAGE: _l("Contract in a language the person understands"),
    DocumentKind.EMPLOYER_DESIGNATION: _l("Designation of the employer"),
    DocumentKind.EMPLOYER_REGISTRATION: _l("Registration of the employer"),
    DocumentKind.RECRUITER_REGISTRATION: _l("Registration of the recruiter"),
    DocumentKind.LABOUR_CERTIFICATION: _l("Labour certification"),
    DocumentKind.LMIA_POSITIVE: _l("Positive Labour Market Impact Assessment"),
    DocumentKind.HOUSING_INSPECTION_REPORT: _l("Housing inspection report"),
    DocumentKind.PETITION_APPROVAL: _l("Approval of the petition"),
    DocumentKind.SETTLEMENT_PLAN: _l("Settlement plan"),
    DocumentKind.PROVINCIAL_ENDORSEMENT: _l("Provincial endorsement"),
    DocumentKind.PROVINCIAL_NOMINATION: _l("Provincial nomination"),
    DocumentKind.SETTLEMENT_FUNDS_PROOF: _l("Proof of settlement funds"),
    DocumentKind.REFUGEE_STATUS_PROOF: _l("Proof of refugee status"),
    DocumentKind.UNHCR_REGISTRATION: _l("UNHCR registration"),
    DocumentKind.UNRWA_REGISTRATION: _l("UNRWA registration"),
    DocumentKind.TRUSTED_PARTNER_REFERRAL: _l("Referral by a trusted partner"),
    DocumentKind.DURABLE_SOLUTION_FORM: _l("Form on the lack of a durable solution"),
    DocumentKind.ASYLUM_CLAIM_RECEIPT: _l("Receipt of the refugee claim"),
    DocumentKind.ASYLUM_CLAIM_REFERRAL: _l("Referral of the refugee claim"),
    DocumentKind.PR_APPLICATION_PACKAGE: _l("Permanent residence application package"),
    DocumentKind.APPLICATION_RECEIPT: _l("Acknowledgement of receipt"),
    DocumentKind.MEDICAL_EXAM_RESULT: _l("Medical examination result"),
    DocumentKind.VACCINATION_CERTIFICATE: _l("Vaccination certificate"),
    DocumentKind.FITNESS_TO_TRAVEL: _l("Fitness to travel"),
    DocumentKind.POLICE_CERTIFICATE: _l("Police certificate"),
    DocumentKind.SWORN_DECLARATION: _l("Sworn declaration"),
    DocumentKind.FEE_RECEIPT: _l("Fee receipt"),
    DocumentKind.VISA_APPLICATION_CONFIRMATION: _l("Confirmation of the visa application"),
    DocumentKind.VISA: _l("Visa"),
    DocumentKind.WORK_PERMIT: _l("Work permit"),
    DocumentKind.STAY_PERMIT_CARD: _l("Stay permit card"),
    DocumentKind.ENTRY_RECORD: _l("Entry record"),
    DocumentKind.PRE_REGISTRATION_RECEIPT: _l("Pre-registration receipt"),
    DocumentKind.SOCIOECONOMIC_SURVEY: _l("Socio-economic survey"),
    DocumentKind.APPOINTMENT_NOTICE: _l("Appointment notice"),
    DocumentKind.VOLUNTARY_PARTICIPATION_FORM: _l("Form of voluntary participation"),
    DocumentKind.CONSENT_RECORD: _l("Consent record"),
    DocumentKind.ORIENTATION_ATTENDANCE: _l("Proof of attending the orientation"),
    DocumentKind.PAY_SLIP: _l("Pay slip"),
    DocumentKind.FOLLOWUP_VISIT_REPORT: _l("Report of the follow-up visit"),
    DocumentKind.RETURN_CONFIRMATION: _l("Confirmation of return"),
    DocumentKind.INSURANCE_ENROLMENT: _l("Insurance enrolment"),
}


class DocumentState(StrEnum):
    MISSING = "missing"
    REQUESTED = "requested"
    RECEIVED = "received"
    VERIFIED = "verified"
    REJECTED = "rejected"
    EXPIRING_SOON = "expiring_soon"
    EXPIRED = "expired"
    NOT_REQUIRED = "not_required"


DOCUMENT_STATE_LABELS: dict[DocumentState, LazyString] = {
    DocumentState.MISSING: _l("Missing"),
    DocumentState.REQUESTED: _l("Requested"),
    DocumentState.RECEIVED: _l("Received"),
    DocumentState.VERIFIED: _l("Verified"),
    DocumentState.REJECTED: _l("Rejected"),
    DocumentState.EXPIRING_SOON: _l("Expires soon"),
    DocumentState.EXPIRED: _l("Expired"),
    DocumentState.NOT_REQUIRED: _l("Not required"),
}


class IdentityKind(StrEnum):
    """A paper or number that says who somebody is."""

    PASSPORT = "passport"
    NATIONAL_ID = "national_id"
    BIRTH_CERTIFICATE = "birth_certificate"
    CONSULAR_CARD = "consular_card"
    REFUGEE_TRAVEL_DOCUMENT = "refugee_travel_document"
    UNHCR_CARD = "unhcr_card"
    RESIDENCE_CARD = "residence_card"
    DRIVING_LICENCE = "driving_licence"
    TAX_NUMBER = "tax_number"
    SOCIAL_SECURITY_NUMBER = "social_security_number"
    OTHER = "other"


IDENTITY_KIND_LABELS: dict[IdentityKind, LazyString] = {
    IdentityKind.PASSPORT: _l("Passport"),
    IdentityKind.NATIONAL_ID: _l("National identity card"),
    IdentityKind.BIRTH_CERTIFICATE: _l("Birth certificate"),
    IdentityKind.CONSULAR_CARD: _l("Consular card"),
    IdentityKind.REFUGEE_TRAVEL_DOCUMENT: _l("Refugee travel document"),
    IdentityKind.UNHCR_CARD: _l("UNHCR card"),
    IdentityKind.RESIDENCE_CARD: _l("Residence card"),
    IdentityKind.DRIVING_LICENCE: _l("Driving licence"),
    IdentityKind.TAX_NUMBER: _l("Tax number"),
    IdentityKind.SOCIAL_SECURITY_NUMBER: _l("Social security number"),
    IdentityKind.OTHER: _l("Other"),
}
