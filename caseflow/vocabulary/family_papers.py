"""What papers are called on the page for the family.

The page lies on a kitchen table: a paper that tells of a claim for protection is called by what it looks like.
"""

from collections.abc import Mapping

from caseflow.vocabulary.documents import DocumentKind as Kind
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import in_language

# Told by what they look like, never by what they prove.
_DISCREET: Mapping[Kind, Mapping[str, str]] = {
    Kind.REFUGEE_STATUS_PROOF: {
        "en": "Proof of your status", "es": "Comprobante de su situación", "fr": "Preuve de votre statut",
        "pt": "Comprovante da sua situação", "ht": "Prèv sitiyasyon ou", "ar": "إثبات وضعكم",
    },
    Kind.UNHCR_REGISTRATION: {
        "en": "Registration card or sheet", "es": "Tarjeta u hoja de registro", "fr": "Carte ou feuille d’inscription",
        "pt": "Cartão ou folha de registro", "ht": "Kat oswa fèy enskripsyon", "ar": "بطاقة أو ورقة التسجيل",
    },
    Kind.UNRWA_REGISTRATION: {
        "en": "Family registration card", "es": "Tarjeta de registro familiar", "fr": "Carte d’inscription familiale",
        "pt": "Cartão de registro da família", "ht": "Kat enskripsyon fanmi", "ar": "بطاقة تسجيل العائلة",
    },
    Kind.TRUSTED_PARTNER_REFERRAL: {
        "en": "Letter of an organization", "es": "Carta de una organización", "fr": "Lettre d’une organisation",
        "pt": "Carta de uma organização", "ht": "Lèt yon òganizasyon", "ar": "رسالة من منظمة",
    },
    Kind.DURABLE_SOLUTION_FORM: {
        "en": "Form that we fill in with you", "es": "Formulario que llenamos con usted",
        "fr": "Formulaire à remplir avec nous", "pt": "Formulário que preenchemos com você",
        "ht": "Fòm nou ranpli avèk ou", "ar": "استمارة نملؤها معكم",
    },
    Kind.ASYLUM_CLAIM_RECEIPT: {
        "en": "Receipt of your application", "es": "Comprobante de su solicitud", "fr": "Reçu de votre demande",
        "pt": "Recibo do seu pedido", "ht": "Resi demann ou", "ar": "إيصال طلبكم",
    },
    Kind.ASYLUM_CLAIM_REFERRAL: {
        "en": "Letter about your application", "es": "Carta sobre su solicitud", "fr": "Lettre sur votre demande",
        "pt": "Carta sobre o seu pedido", "ht": "Lèt sou demann ou", "ar": "رسالة تخص طلبكم",
    },
}  # fmt: skip

# Papers that offices, employers or we ourselves get: no family has to bring them.
FROM_OTHERS = frozenset(
    {
        Kind.EMPLOYER_DESIGNATION, Kind.EMPLOYER_REGISTRATION, Kind.RECRUITER_REGISTRATION,
        Kind.LABOUR_CERTIFICATION, Kind.LMIA_POSITIVE, Kind.HOUSING_INSPECTION_REPORT, Kind.PETITION_APPROVAL,
        Kind.OFFER_OF_EMPLOYMENT_FORM, Kind.SETTLEMENT_PLAN, Kind.PROVINCIAL_ENDORSEMENT,
        Kind.PROVINCIAL_NOMINATION, Kind.TRUSTED_PARTNER_REFERRAL, Kind.PR_APPLICATION_PACKAGE,
        Kind.ASSESSOR_REPORT, Kind.PROFESSIONAL_REGISTRATION_VERIFICATION, Kind.FOLLOWUP_VISIT_REPORT,
        Kind.CONSENT_RECORD, Kind.SOCIOECONOMIC_SURVEY, Kind.DURABLE_SOLUTION_FORM, Kind.RETURN_CONFIRMATION,
        Kind.VOLUNTARY_PARTICIPATION_FORM, Kind.ORIENTATION_ATTENDANCE,
    }
)  # fmt: skip

_HT: Mapping[Kind, str] = {
    Kind.IDENTITY_DOCUMENT: "Pyès idantite",
    Kind.PASSPORT: "Paspò",
    Kind.TRAVEL_DOCUMENT: "Dokiman vwayaj",
    Kind.BIRTH_CERTIFICATE: "Batistè",
    Kind.PHOTO: "Foto",
    Kind.BIOMETRICS_RECEIPT: "Resi anprent dijital",
    Kind.PROOF_OF_ADDRESS: "Prèv adrès",
    Kind.TAX_NUMBER: "Nimewo fiskal",
    Kind.CV: "CV (lis travay ou te fè)",
    Kind.EDUCATION_CERTIFICATE: "Diplòm oswa sètifika lekòl",
    Kind.EDUCATION_CREDENTIAL_ASSESSMENT: "Evalyasyon diplòm",
    Kind.WORK_REFERENCE_LETTER: "Lèt referans travay",
    Kind.PROFESSIONAL_REGISTRATION_VERIFICATION: "Prèv enskripsyon pwofesyonèl",
    Kind.LANGUAGE_TEST_RESULT: "Rezilta tès lang",
    Kind.LICENCE_CONDITIONAL: "Lisans ak kondisyon",
    Kind.LICENCE_FULL: "Lisans konplè",
    Kind.LICENSING_EXAM_RESULT: "Rezilta egzamen lisans",
    Kind.ASSESSOR_REPORT: "Rapò evalyasyon",
    Kind.JOB_OFFER_LETTER: "Lèt òf travay",
    Kind.OFFER_OF_EMPLOYMENT_FORM: "Fòm òf travay",
    Kind.EMPLOYMENT_CONTRACT: "Kontra travay",
    Kind.CONTRACT_IN_OWN_LANGUAGE: "Kontra nan lang ou konprann",
    Kind.EMPLOYER_DESIGNATION: "Deziyasyon patwon an",
    Kind.EMPLOYER_REGISTRATION: "Anrejistreman patwon an",
    Kind.RECRUITER_REGISTRATION: "Anrejistreman rekritè a",
    Kind.LABOUR_CERTIFICATION: "Sètifika travay",
    Kind.LMIA_POSITIVE: "Otorizasyon pou anplwaye moun lòt peyi",
    Kind.HOUSING_INSPECTION_REPORT: "Rapò enspeksyon lojman",
    Kind.PETITION_APPROVAL: "Apwobasyon petisyon an",
    Kind.SETTLEMENT_PLAN: "Plan enstalasyon",
    Kind.PROVINCIAL_ENDORSEMENT: "Akò pwovens lan",
    Kind.PROVINCIAL_NOMINATION: "Nominasyon pwovens lan",
    Kind.SETTLEMENT_FUNDS_PROOF: "Prèv lajan pou enstale",
    Kind.PR_APPLICATION_PACKAGE: "Dosye demann rezidans pèmanan",
    Kind.APPLICATION_RECEIPT: "Resi demann lan",
    Kind.MEDICAL_EXAM_RESULT: "Rezilta egzamen medikal",
    Kind.VACCINATION_CERTIFICATE: "Kat vaksen",
    Kind.FITNESS_TO_TRAVEL: "Papye doktè pou vwayaje",
    Kind.POLICE_CERTIFICATE: "Sètifika lapolis",
    Kind.SWORN_DECLARATION: "Deklarasyon anba sèman",
    Kind.FEE_RECEIPT: "Resi peman",
    Kind.VISA_APPLICATION_CONFIRMATION: "Konfimasyon demann viza",
    Kind.VISA: "Viza",
    Kind.WORK_PERMIT: "Pèmi travay",
    Kind.STAY_PERMIT_CARD: "Kat sejou",
    Kind.ENTRY_RECORD: "Prèv antre nan peyi a",
    Kind.PRE_REGISTRATION_RECEIPT: "Resi pre-enskripsyon",
    Kind.SOCIOECONOMIC_SURVEY: "Ankèt sou fanmi an",
    Kind.APPOINTMENT_NOTICE: "Papye randevou",
    Kind.VOLUNTARY_PARTICIPATION_FORM: "Fòm pou di ou dakò",
    Kind.CONSENT_RECORD: "Papye konsantman",
    Kind.ORIENTATION_ATTENDANCE: "Prèv ou te nan reyinyon an",
    Kind.PAY_SLIP: "Fich salè",
    Kind.FOLLOWUP_VISIT_REPORT: "Rapò vizit",
    Kind.RETURN_CONFIRMATION: "Konfimasyon retou",
    Kind.INSURANCE_ENROLMENT: "Enskripsyon nan asirans",
}

_AR: Mapping[Kind, str] = {
    Kind.IDENTITY_DOCUMENT: "وثيقة هوية",
    Kind.PASSPORT: "جواز السفر",
    Kind.TRAVEL_DOCUMENT: "وثيقة سفر",
    Kind.BIRTH_CERTIFICATE: "شهادة الميلاد",
    Kind.PHOTO: "صورة شخصية",
    Kind.BIOMETRICS_RECEIPT: "إيصال البصمات",
    Kind.PROOF_OF_ADDRESS: "إثبات عنوان السكن",
    Kind.TAX_NUMBER: "الرقم الضريبي",
    Kind.CV: "السيرة الذاتية",
    Kind.EDUCATION_CERTIFICATE: "شهادة دراسية",
    Kind.EDUCATION_CREDENTIAL_ASSESSMENT: "معادلة الشهادات الدراسية",
    Kind.WORK_REFERENCE_LETTER: "رسالة خبرة من العمل",
    Kind.PROFESSIONAL_REGISTRATION_VERIFICATION: "إثبات التسجيل المهني",
    Kind.LANGUAGE_TEST_RESULT: "نتيجة امتحان اللغة",
    Kind.LICENCE_CONDITIONAL: "ترخيص مشروط",
    Kind.LICENCE_FULL: "ترخيص كامل",
    Kind.LICENSING_EXAM_RESULT: "نتيجة امتحان الترخيص",
    Kind.ASSESSOR_REPORT: "تقرير التقييم",
    Kind.JOB_OFFER_LETTER: "رسالة عرض العمل",
    Kind.OFFER_OF_EMPLOYMENT_FORM: "استمارة عرض العمل",
    Kind.EMPLOYMENT_CONTRACT: "عقد العمل",
    Kind.CONTRACT_IN_OWN_LANGUAGE: "عقد العمل بلغة تفهمونها",
    Kind.EMPLOYER_DESIGNATION: "اعتماد صاحب العمل",
    Kind.EMPLOYER_REGISTRATION: "تسجيل صاحب العمل",
    Kind.RECRUITER_REGISTRATION: "تسجيل مكتب التوظيف",
    Kind.LABOUR_CERTIFICATION: "شهادة العمل الرسمية",
    Kind.LMIA_POSITIVE: "الموافقة على توظيف عمال من الخارج",
    Kind.HOUSING_INSPECTION_REPORT: "تقرير معاينة السكن",
    Kind.PETITION_APPROVAL: "الموافقة على طلب صاحب العمل",
    Kind.SETTLEMENT_PLAN: "خطة الاستقرار",
    Kind.PROVINCIAL_ENDORSEMENT: "موافقة المقاطعة",
    Kind.PROVINCIAL_NOMINATION: "ترشيح المقاطعة",
    Kind.SETTLEMENT_FUNDS_PROOF: "إثبات توفر المال للاستقرار",
    Kind.PR_APPLICATION_PACKAGE: "ملف طلب الإقامة الدائمة",
    Kind.APPLICATION_RECEIPT: "إيصال استلام الطلب",
    Kind.MEDICAL_EXAM_RESULT: "نتيجة الفحص الطبي",
    Kind.VACCINATION_CERTIFICATE: "شهادة التطعيم",
    Kind.FITNESS_TO_TRAVEL: "شهادة القدرة على السفر",
    Kind.POLICE_CERTIFICATE: "شهادة حسن سلوك من الشرطة",
    Kind.SWORN_DECLARATION: "تصريح مشفوع بالقسم",
    Kind.FEE_RECEIPT: "إيصال دفع الرسوم",
    Kind.VISA_APPLICATION_CONFIRMATION: "تأكيد طلب التأشيرة",
    Kind.VISA: "التأشيرة",
    Kind.WORK_PERMIT: "تصريح العمل",
    Kind.STAY_PERMIT_CARD: "بطاقة الإقامة",
    Kind.ENTRY_RECORD: "إثبات الدخول إلى البلد",
    Kind.PRE_REGISTRATION_RECEIPT: "إيصال التسجيل الأولي",
    Kind.SOCIOECONOMIC_SURVEY: "استبيان أحوال الأسرة",
    Kind.APPOINTMENT_NOTICE: "إشعار الموعد",
    Kind.VOLUNTARY_PARTICIPATION_FORM: "استمارة المشاركة الطوعية",
    Kind.CONSENT_RECORD: "ورقة الموافقة",
    Kind.ORIENTATION_ATTENDANCE: "إثبات حضور اللقاء التعريفي",
    Kind.PAY_SLIP: "قسيمة الراتب",
    Kind.FOLLOWUP_VISIT_REPORT: "تقرير الزيارة",
    Kind.RETURN_CONFIRMATION: "تأكيد العودة",
    Kind.INSURANCE_ENROLMENT: "التسجيل في التأمين",
}

_OWN: Mapping[str, Mapping[Kind, str]] = {"ht": _HT, "ar": _AR}


def paper_name(language: str, kind: Kind) -> str:
    """What the family calls a paper. Raises KeyError for a language that is not one of the page's."""
    if kind in _DISCREET:
        return _DISCREET[kind][language]
    if language in _OWN:
        return _OWN[language][kind]
    with in_language(language):
        return label(kind)
