"""What reminders are about, and how far things are."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class NoticeKind(StrEnum):
    STEP = "step"
    REMEDY = "remedy"
    VISIT = "visit"
    TASK = "task"
    CLIFF = "cliff"
    PERMIT = "permit"
    PAPER = "paper"
    VETTING = "vetting"
    CHECK = "check"


NOTICE_KIND_LABELS: dict[NoticeKind, LazyString] = {
    NoticeKind.STEP: _l("A step is due"),
    NoticeKind.REMEDY: _l("The time for an appeal or review runs out"),
    NoticeKind.VISIT: _l("A follow-up visit"),
    NoticeKind.TASK: _l("A task is due"),
    NoticeKind.CLIFF: _l("Somebody loses their status"),
    NoticeKind.PERMIT: _l("A permit ends"),
    NoticeKind.PAPER: _l("A paper expires"),
    NoticeKind.VETTING: _l("The vetting of an employer ends"),
    NoticeKind.CHECK: _l("A check of a placement"),
}


class NoticeStage(StrEnum):
    AHEAD = "ahead"
    TODAY = "today"
    OVERDUE = "overdue"
    ESCALATED = "escalated"


NOTICE_STAGE_LABELS: dict[NoticeStage, LazyString] = {
    NoticeStage.AHEAD: _l("Coming"),
    NoticeStage.TODAY: _l("Today"),
    NoticeStage.OVERDUE: _l("Overdue"),
    NoticeStage.ESCALATED: _l("Nobody has acted"),
}
