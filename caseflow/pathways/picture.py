"""A pathway drawn: where its boxes and lines stand in pixels, and the words in them, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from caseflow.pathways.sentences import condition_words
from caseflow.pathways.shelf import catalogue
from caseflow.rules.pathway import Pathway, StepTemplate
from caseflow.rules.pathway_picture import REFUSAL, Box, Line, lay_out
from caseflow.vocabulary.actors import Actor as StepActor
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _, _n, current_language
from caseflow.vocabulary.routes import AppliesTo, RemedyKind
from caseflow.vocabulary.steps import PermitKind

WIDE, GAP_ACROSS, GAP_DOWN, MARGIN = 256, 24, 40, 8
LINE_HIGH, PADDING, SIGNS = 20, 12, 26
_MOST_LINES = 3


@dataclass(frozen=True)
class Words:
    """One line of text in a box: where, and whether it is a heading."""

    x: int
    y: int
    text: str
    is_heading: bool


@dataclass(frozen=True)
class BoxShown:
    """A step: its frame, broken when it is beside the way (optional, only for some, only after a refusal)."""

    x: int
    y: int
    width: int
    height: int
    is_beside: bool
    words: tuple[Words, ...]


@dataclass(frozen=True)
class LineShown:
    """From one step to the next: the path, broken when only a refusal leads there, and the point of its arrow."""

    path: str
    arrow: str
    is_refusal: bool


@dataclass(frozen=True)
class PictureShown:
    """The whole picture. `says` is what it shows in one sentence, for who does not see it."""

    width: int
    height: int
    title: str
    says: str
    boxes: tuple[BoxShown, ...]
    lines: tuple[LineShown, ...]


def picture(pathway: Pathway) -> PictureShown:
    """The picture of a pathway."""
    laid = lay_out(pathway.steps)
    texts = {step.code: _texts(step, pathway) for step in pathway.steps}
    heights = [max(_height(texts[box.code]) for box in laid.boxes if box.row == row) for row in range(laid.rows)]
    tops = [MARGIN + sum(heights[:row]) + GAP_DOWN * row for row in range(laid.rows)]
    steps = {step.code: step for step in pathway.steps}
    high = {box.code: _height(texts[box.code]) for box in laid.boxes}
    name = pathway.names.say(current_language())
    return PictureShown(
        width=_across(laid.width) - GAP_ACROSS + MARGIN,
        height=MARGIN * 2 + sum(heights) + GAP_DOWN * max(0, laid.rows - 1),
        title=_("The steps of “%(pathway)s” as a picture", pathway=name),
        says=_(
            "%(count)s steps from top to bottom; a line leads from a step to what waits for it. The "
            "same is in the list.",
            count=len(steps),
        ),
        boxes=tuple(_box(box, tops[box.row], texts[box.code], _is_beside(steps[box.code])) for box in laid.boxes),
        lines=tuple(_line(line, tops, heights, high[line.start]) for line in laid.lines),
    )


def _texts(step: StepTemplate, pathway: Pathway) -> list[tuple[str, bool]]:
    """The lines in a box: the name, who acts, then what is special, each in words."""
    language = current_language()
    heading = wrap(f"{step.number}. {step.names.say(language)}", SIGNS, max_lines=_MOST_LINES, placeholder=" …")
    lines = [(text, True) for text in heading]
    for text in (_("Who: %(who)s", who=label(StepActor(step.actor))), *_marks(step, pathway)):
        lines += [(part, False) for part in wrap(text, SIGNS + 3, max_lines=_MOST_LINES, placeholder=" …")]
    return lines


def _marks(step: StepTemplate, pathway: Pathway) -> list[str]:
    language = current_language()
    found = []
    if step.applies_to != "principal":
        found.append(_("For: %(whom)s", whom=label(AppliesTo(step.applies_to))))
    if step.optional:
        found.append(_("Optional"))
    if step.only_if is not None:
        found.append(_("Only if: %(condition)s", condition=condition_words(step.only_if)))
    if step.after_refusal_of is not None:
        found.append(_("Only if refused: %(step)s", step=pathway.step(step.after_refusal_of).names.say(language)))
    if step.every_days is not None:
        found.append(_n("Every day", "Every %(num)s days", step.every_days))
    if step.gives is not None:
        found.append(_("Gives: %(permit)s", permit=label(PermitKind(step.gives))))
    if step.renew_before_days is not None:
        found.append(
            _n(
                "Renewed from %(num)s day before its end",
                "Renewed from %(num)s days before its end",
                step.renew_before_days,
            )
        )
    if step.remedy is not None:
        kind, to = label(RemedyKind(step.remedy.kind)), catalogue().actors[step.remedy.to].names.say(language)
        found.append(_("If refused: %(kind)s, %(to)s", kind=kind, to=to))
    return found


def _is_beside(step: StepTemplate) -> bool:
    return step.optional or step.only_if is not None or step.after_refusal_of is not None


def _height(texts: Sequence[tuple[str, bool]]) -> int:
    return PADDING * 2 + LINE_HIGH * len(texts) - 4


def _across(units: float) -> int:
    return MARGIN + round(units * (WIDE + GAP_ACROSS))


def _box(box: Box, top: int, texts: Sequence[tuple[str, bool]], is_beside: bool) -> BoxShown:
    left = _across(box.middle) - (WIDE + GAP_ACROSS) // 2
    words = tuple(
        Words(left + PADDING, top + PADDING + 11 + LINE_HIGH * place, text, is_heading)
        for place, (text, is_heading) in enumerate(texts)
    )
    return BoxShown(left, top, WIDE, _height(texts), is_beside, words)


def _line(line: Line, tops: Sequence[int], heights: Sequence[int], first_height: int) -> LineShown:
    """Straight through the rows it passes, bent between them."""
    xs = [_across(middle) - GAP_ACROSS // 2 for middle in line.middles]
    row, bottom = line.first_row, tops[line.first_row] + first_height
    path = [f"M {xs[0]} {bottom}", f"L {xs[0]} {tops[row] + heights[row]}"]
    for x, then in pairwise(xs):
        low, top = tops[row] + heights[row], tops[row + 1]
        row += 1
        end = top - 5 if row == line.first_row + len(xs) - 1 else top
        half = (low + end) // 2
        path.append(f"C {x} {half} {then} {half} {then} {end}")
        if end == top:
            path.append(f"L {then} {top + heights[row]}")
    x, y = xs[-1], tops[row]
    return LineShown(" ".join(path), f"M {x - 5} {y - 8} L {x} {y} L {x + 5} {y - 8} Z", line.kind == REFUSAL)
