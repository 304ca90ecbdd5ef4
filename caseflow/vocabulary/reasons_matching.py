"""What rankings say: why a weight is not possible, why somebody does not fit an opening, what to do first."""

from caseflow.vocabulary.language import Counted, LazyString, _l

SENTENCES: dict[str, LazyString | Counted] = {
    "weight_unknown": _l("There is no criterion called %(criterion)s. Leave it out."),
    "weight_not_possible": _l("A weight is a whole number from 0 to %(most)s."),
    "weights_all_zero": _l(
        "With every weight at zero there is nothing to rank by. Give at least one criterion a weight."
    ),
}
