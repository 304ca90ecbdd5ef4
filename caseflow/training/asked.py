"""What is asked of somebody, as the rules want it: out of the profile of an occupation, or out of an opening."""

from caseflow.models.employers import Opening
from caseflow.rules.wanted import AGE, EDUCATION, EXPERIENCE, LANGUAGE, LICENCE, SKILL, Source, Wanted
from caseflow.vocabulary.requirements import Profile
from caseflow.vocabulary.skills import LanguageLevel

# An opening names skills without a level: who can do it alone or with help can begin.
SKILL_OF_OPENING = "2"


def of_profile(profile: Profile) -> tuple[Wanted, ...]:
    """What an occupation asks for in a country."""
    return tuple(
        Wanted(
            item.kind,
            item.code,
            item.level,
            profile.country if item.kind in (LICENCE, "recognition") else "",
            item.must,
            Source(item.source, str(item.confidence), profile.read_on),
        )
        for item in profile.items
        # A licence holds in a country; without one there is nothing to compare it with.
        if profile.country or item.kind not in (LICENCE, "recognition")
    )


def of_opening(row: Opening) -> tuple[Wanted, ...]:
    """What an opening asks for. As in the rankings licence, language and age must be there; the rest counts, and shuts
    nobody out."""
    found: list[Wanted] = []
    if row.language:
        found.append(Wanted(LANGUAGE, row.language, row.language_level or LanguageLevel.A1))
    if row.needs_licence:
        found.append(Wanted(LICENCE, row.isco, "", row.country))
    if row.isced is not None:
        found.append(Wanted(EDUCATION, "", str(row.isced), must=False))
    if row.experience_months:
        found.append(Wanted(EXPERIENCE, row.isco, str(row.experience_months), must=False))
    if row.youngest is not None:
        found.append(Wanted(AGE, "", str(row.youngest)))
    found += [Wanted(SKILL, code, SKILL_OF_OPENING, must=False) for code in row.skills or ()]
    return tuple(found)
