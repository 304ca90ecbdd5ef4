"""What stands in for a paper that only the country of origin gives, where nobody may ask that country for it (DP09)."""

from caseflow.vocabulary.documents import DocumentKind
from caseflow.vocabulary.language import LazyString, _l

INSTEAD: dict[DocumentKind, LazyString] = {
    DocumentKind("police_certificate"): _l(
        "a sworn declaration of the person, police certificates of the countries they lived in since, and a letter "
        "that explains why the country of origin cannot be asked"
    ),
    DocumentKind("professional_registration_verification"): _l(
        "the registration papers that the person still holds, sworn declarations of colleagues, and an assessment of "
        "competence by the regulator of the destination"
    ),
    DocumentKind("education_certificate"): _l(
        "the certificate or copies that the person still holds, a sworn declaration, and the assessor's own procedure "
        "for studies that cannot be verified"
    ),
    DocumentKind("work_reference_letter"): _l(
        "pay slips, contracts or photographs that the person still holds, and sworn declarations of colleagues abroad"
    ),
}
