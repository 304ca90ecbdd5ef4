"""What steps and procedures are called on the page for the family, in languages that the pathway's file does not speak.

A step is told by its code, in the plain words of its kind: "Visa", "Work contract". What the file itself calls its
public name goes before, and whatever nobody named here is called by the file's English name.
"""

from collections.abc import Mapping

_ORDER = ("fr", "pt", "ht", "ar")

_WORDS: Mapping[str, tuple[str, str, str, str]] = {
    "application": ("Demande", "Pedido", "Demann", "تقديم الطلب"),
    "appointment": ("Rendez-vous", "Horário marcado", "Randevou", "موعد"),
    "card": ("Carte", "Cartão", "Kat", "البطاقة"),
    "check": ("Vérification du dossier", "Verificação do pedido", "Verifikasyon dosye a", "مراجعة الملف"),
    "contract": ("Contrat de travail", "Contrato de trabalho", "Kontra travay", "عقد العمل"),
    "decision": ("Décision", "Decisão", "Desizyon", "القرار"),
    "documents": ("Préparer les papiers", "Preparar os documentos", "Prepare papye yo", "تجهيز الوثائق"),
    "employer_change": (
        "Changement d’employeur", "Mudança de empregador", "Chanjman patwon", "تغيير صاحب العمل",
    ),
    "employer_papers": (
        "Papiers de l’employeur", "Documentos do empregador", "Papye patwon an", "أوراق صاحب العمل",
    ),
    "evaluation": ("Évaluation des études", "Avaliação dos estudos", "Evalyasyon etid yo", "تقييم الدراسة"),
    "exam": ("Examen professionnel", "Exame profissional", "Egzamen pwofesyonèl", "الامتحان المهني"),
    "family_cards": ("Cartes pour la famille", "Cartões para a família", "Kat pou fanmi an", "بطاقات العائلة"),
    "fingerprints": ("Empreintes et photo", "Impressões digitais e foto", "Anprent ak foto", "البصمات والصورة"),
    "follow_up": ("Travail et suivi", "Trabalho e acompanhamento", "Travay ak swivi", "العمل والمتابعة"),
    "health": ("Examen médical", "Exame médico", "Egzamen medikal", "الفحص الطبي"),
    "health_care": ("Inscription aux soins", "Inscrição na saúde", "Enskripsyon pou swen", "التسجيل للرعاية الصحية"),
    "housing": ("Visite du logement", "Visita à moradia", "Vizit kay la", "معاينة السكن"),
    "insurance": ("Assurance", "Seguro", "Asirans", "التأمين"),
    "interview": ("Entretien", "Entrevista", "Entèvyou", "المقابلة"),
    "language_test": ("Test de langue", "Teste de idioma", "Tès lang", "امتحان اللغة"),
    "licence": ("Autorisation d’exercer", "Registro profissional", "Lisans pwofesyonèl", "الترخيص المهني"),
    "meeting": ("Réunion avant le départ", "Reunião antes da partida", "Reyinyon anvan depa", "لقاء قبل السفر"),
    "offer": ("Offre d’emploi", "Oferta de emprego", "Òf travay", "عرض العمل"),
    "passport": ("Passeport", "Passaporte", "Paspò", "جواز السفر"),
    "permit": ("Permis de travail", "Autorização de trabalho", "Pèmi travay", "تصريح العمل"),
    "plan": ("Plan d’installation", "Plano de instalação", "Plan enstalasyon", "خطة الاستقرار"),
    "province": ("Accord de la province", "Aprovação da província", "Akò pwovens lan", "موافقة المقاطعة"),
    "procedure": ("Démarche de séjour", "Trâmite de residência", "Demach rezidans", "معاملة الإقامة"),
    "register": ("Inscription", "Inscrição", "Enskripsyon", "التسجيل"),
    "renewal": ("Renouvellement", "Renovação", "Renouvèlman", "التجديد"),
    "residence": ("Demande de résidence", "Pedido de residência", "Demann rezidans", "طلب الإقامة"),
    "return": ("Retour ou suite", "Retorno ou continuação", "Retou oswa kontinye", "العودة أو المتابعة"),
    "selection": ("Sélection", "Seleção", "Seleksyon", "الاختيار"),
    "travel": ("Voyage", "Viagem", "Vwayaj", "السفر"),
    "vaccines": ("Vaccins", "Vacinas", "Vaksen", "اللقاحات"),
    "visa": ("Visa", "Visto", "Viza", "التأشيرة"),
    "willing": ("Votre accord", "O seu acordo", "Dakò ou", "موافقتكم"),
    "work_start": ("Début du travail", "Início do trabalho", "Kòmansman travay la", "بدء العمل"),
    "work_relocation": (
        "Déménagement pour un emploi", "Mudança por trabalho", "Demenaje pou travay", "الانتقال للعمل",
    ),
}  # fmt: skip

# Public names of the library, by their English words.
_PUBLIC: Mapping[str, str] = {
    "Application": "application",
    "Appointment": "appointment",
    "Card": "card",
    "Decision": "decision",
    "Preparation of documents": "documents",
    "Relocation for work": "work_relocation",
    "Residence procedure": "procedure",
    "Work and follow-up": "follow_up",
}

_STEPS: Mapping[str, str] = {
    code: kind
    for kind, codes in {
        "application": "IEN_NNAS_OPEN IEN_NSCN_APPLY TVTF_APPLY",
        "card": "PPT_DELIVERY CR_CARD PE_CPP_ISSUE",
        "check": "GT_VALIDATE GT_RECRUITER_CHECK SV_CONTRACT TVTF_CONTRACT_GT BR_CASE_OPEN",
        "contract": "GT_ART34 AG_CONTRACT H2A_DISCLOSURE BR_HIRED",
        "decision": "AIP_DECISION PPT_DECISION",
        "documents": "BR_DOCS IEN_NNAS_DOCS",
        "employer_change": "CR_CHANGE_EMPLOYER AG_ABUSE_EXIT",
        "employer_papers": "AIP_DESIGNATION SAWP_LMIA AG_ADVERTISE AG_LMIA CR_EMPLOYER_REQUEST CR_MTSS H2A_JOB_ORDER "
        "H2A_LABOR_CERT H2A_PETITION H2B_CERT H2B_PETITION",
        "evaluation": "IEN_NNAS_REPORT IEN_ASSESS",
        "exam": "IEN_NCLEX",
        "family_cards": "TVTF_FAMILY",
        "fingerprints": "PPT_BIOMETRIC PE_CPP_BIOMETRIC",
        "follow_up": "BR_FOLLOWUP AIP_FOLLOWUP SAWP_LIAISON AG_MONITOR PPT_FOLLOWUP GT_FOLLOWUP HN_FOLLOWUP "
        "TVTF_FOLLOWUP SV_FOLLOWUP H2A_HALFWAY H2A_THREE_QUARTERS H2B_WORK",
        "health": "BR_MEDICAL",
        "health_care": "PPT_HEALTH",
        "housing": "AG_HOUSING",
        "insurance": "CR_INSURANCE",
        "interview": "GT_MATCH HN_INTERVIEW",
        "licence": "IEN_CONDITIONAL IEN_LICENCE IEN_ROLE_CHANGE",
        "meeting": "GT_ORIENTATION",
        "offer": "AIP_OFFER BR_SIGNAL TVTF_OFFER",
        "passport": "GT_PASSPORT",
        "permit": "AIP_WORK_PERMIT SAWP_PERMIT AG_WORK_PERMIT CR_BORDER PE_ESPECIAL",
        "plan": "AIP_SETTLEMENT_PLAN",
        "province": "AIP_ENDORSEMENT",
        "register": "PPT_PREREG GT_REGISTER HN_REGISTER HN_POOL SV_REGISTER PE_CPP_APPLY",
        "renewal": "TVTF_RENEW",
        "residence": "AIP_APPLY_PR",
        "return": "SAWP_RETURN AG_RETURN CR_EXIT GT_RETURN H2A_RETURN H2B_RETURN",
        "selection": "BR_SELECT SAWP_SELECTION AG_SELECT CR_RECRUIT SV_SELECT H2A_RECRUIT H2B_RECRUIT",
        "travel": "BR_TRAVEL AG_TRAVEL H2A_ADMISSION SAWP_ARRIVE",
        "vaccines": "BR_VACCINES",
        "visa": "GT_VISA HN_VISA SV_VISA H2A_VISA H2B_VISA",
        "willing": "BR_VOLUNTARY",
        "work_start": "PPT_WORK",
    }.items()
    for code in codes.split()
}


def step_name(language: str, code: str, public: Mapping[str, str] | None, names: Mapping[str, str]) -> str:
    """What the family calls a step: its public name, else its name, in their language as far as anybody gave it.

    `public` and `names` are the file's own texts by language. A step with a public name is never called by its name.
    """
    words = public or names
    if language in words:
        return words[language]
    kind = _PUBLIC.get(words.get("en", "")) if public else _STEPS.get(code)
    if kind is not None and language in _ORDER:
        return _WORDS[kind][_ORDER.index(language)]
    return words.get("en", "")


def named_steps() -> frozenset[str]:
    """The codes of the steps that have words here."""
    return frozenset(_STEPS)
