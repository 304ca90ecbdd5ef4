"""From the scores of a language test to Canadian Language Benchmarks (CLB, in French NCLC), and to CEFR as a hint.

Sources, read on 24 November 2026:
- IELTS General, CELPIP, PTE Core: the charts on canada.ca (Francophone Community Immigration Pilot, "Get your language
  assessed"); IELTS and CELPIP agree with imcada.com. Confidence high.
- TCF Canada: the chart as three independent pages give it (tcfrun.com, frenchtestsimulator.com, a settlement service's
  own copy of IRCC's chart); they agree in every cell. Confidence high.
- TEF Canada: IRCC's chart for tests taken after 10 December 2023, scores from 0 to 699. The page on canada.ca names
  that day; its cells were read in two independent copies, which agree for NCLC 7 to 10; for 4 to 6 only one was found.
  Confidence high for 7 to 10, medium for 4 to 6. Results of the older scales (0 to 360 and 0 to 450) give no benchmark
  here: every one of them has been too old for an application since December 2025.
- CELBAN: its scores are benchmarks by construction (celbancentre.ca). Nursing regulators take them; immigration
  programmes do not, so they are shown and satisfy no rule about a CLB. Confidence high.
- CLB to CEFR: comprenders.com. Confidence medium: a hint for the reader and nothing else. The two describe different
  things; no rule that asks for a CLB is ever met by a CEFR level.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

LISTENING, READING, WRITING, SPEAKING = "listening", "reading", "writing", "speaking"

IELTS_GENERAL, CELPIP, PTE_CORE = "ielts_general", "celpip_general", "pte_core"
TEF_CANADA, TCF_CANADA = "tef_canada", "tcf_canada"

LOWEST_BENCHMARK, HIGHEST_BENCHMARK = 4, 10
BELOW_TABLE = 3  # "lower than 4": the tables say no more

TEF_SCALE_SINCE = date(2023, 12, 11)  # the chart of older tests is another one

# The lowest score for benchmarks 4, 5, 6, 7, 8, 9, 10.
_LOWEST: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    IELTS_GENERAL: {
        LISTENING: ("4.5", "5.0", "5.5", "6.0", "7.5", "8.0", "8.5"),
        READING: ("3.5", "4.0", "5.0", "6.0", "6.5", "7.0", "8.0"),
        WRITING: ("4.0", "5.0", "5.5", "6.0", "6.5", "7.0", "7.5"),
        SPEAKING: ("4.0", "5.0", "5.5", "6.0", "6.5", "7.0", "7.5"),
    },
    PTE_CORE: {
        LISTENING: ("28", "39", "50", "60", "71", "82", "89"),
        READING: ("33", "42", "51", "60", "69", "78", "88"),
        WRITING: ("41", "51", "60", "69", "79", "88", "90"),
        SPEAKING: ("42", "51", "59", "68", "76", "84", "89"),
    },
    TEF_CANADA: {
        LISTENING: ("306", "352", "393", "434", "462", "503", "546"),
        READING: ("306", "352", "393", "434", "462", "503", "546"),
        WRITING: ("268", "330", "379", "428", "472", "512", "558"),
        SPEAKING: ("328", "387", "422", "456", "494", "518", "556"),
    },
    TCF_CANADA: {
        LISTENING: ("331", "369", "398", "458", "503", "523", "549"),
        READING: ("342", "375", "406", "453", "499", "524", "549"),
        WRITING: ("4", "6", "7", "10", "12", "14", "16"),
        SPEAKING: ("4", "6", "7", "10", "12", "14", "16"),
    },
}

_CEFR_OF_CLB = {1: "A1", 2: "A1", 3: "A2", 4: "A2", 5: "B1", 6: "B1", 7: "B2", 8: "B2", 9: "C1", 10: "C2"}
CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")


def has_benchmark(test: str) -> bool:
    """Whether immigration programmes take this test, so that its scores give a benchmark."""
    return test == CELPIP or test in _LOWEST


def from_table(test: str, skill: str, score: Decimal) -> int | None:
    """The benchmark of one possible score: 4 to 10, 3 for "lower than 4", None for a test without one."""
    if test == CELPIP:
        return min(max(int(score), BELOW_TABLE), HIGHEST_BENCHMARK)
    if test not in _LOWEST or skill not in _LOWEST[test]:
        return None
    return sum(score >= Decimal(lowest) for lowest in _LOWEST[test][skill]) + BELOW_TABLE


def cefr_near(benchmark: int) -> str:
    """The CEFR level that a benchmark is roughly like. A hint: it satisfies no rule."""
    return _CEFR_OF_CLB[min(benchmark, HIGHEST_BENCHMARK)]


def benchmarks_near(cefr: str) -> tuple[int, ...]:
    """The benchmarks that a CEFR level is roughly like; nothing for what is no level. A hint: it satisfies no rule."""
    return tuple(clb for clb, level in _CEFR_OF_CLB.items() if level == cefr)
