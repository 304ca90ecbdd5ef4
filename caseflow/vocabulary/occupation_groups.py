"""The ten major groups of ISCO-08, by the first digit of a code; short names for the heads of tables."""

from caseflow.vocabulary.language import LazyString, _l

MAJOR_GROUPS: dict[str, LazyString] = {
    "1": _l("Managers"),
    "2": _l("Professionals"),
    "3": _l("Technicians and associate professionals"),
    "4": _l("Clerical support workers"),
    "5": _l("Service and sales workers"),
    "6": _l("Skilled agricultural, forestry and fishery workers"),
    "7": _l("Craft and related trades workers"),
    "8": _l("Plant and machine operators, and assemblers"),
    "9": _l("Elementary occupations"),
    "0": _l("Armed forces occupations"),
}
