"""Forms of rankings and wishes."""

from caseflow.rules.matching import MOST_WEIGHT
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _l
from caseflow.vocabulary.matching import CRITERION_LABELS, Together
from caseflow.web.forms import EditForm, Form, box, day, pick, tick, whole

PREFIX = "weight_"


class WeightsForm(Form):
    """A field for the weight of each criterion."""

    def weights(self) -> dict[str, object]:
        """What was entered, by criterion."""
        return {name.value: self[PREFIX + name.value].data for name in CRITERION_LABELS}


for _criterion, _words in CRITERION_LABELS.items():
    _field = whole(_words, need=_l("Enter a whole number from 0 to 100."), least=0, most=MOST_WEIGHT)
    setattr(WeightsForm, PREFIX + _criterion.value, _field)


class RankForm(Form):
    pass


class WishesForm(EditForm):
    regions = box(
        _l("Regions where they would live"),
        most=2000,
        hint=_l("One a line, such as “Nova Scotia, Canada”. Other regions are then left out."),
    )
    countries = box(
        _l("Countries where any region will do"), most=2000, hint=_l("One a line. Both left empty: anywhere.")
    )
    not_regions = box(_l("Regions where they would not live"), most=2000, hint=_l("One a line."))
    together = pick(
        _l("Does the family stay together?"),
        lambda: choices(Together),
        need=_l("Choose one."),
        hint=_l("“Only together” leaves out employers who do not take families."),
        radio=True,
    )
    needs_housing = tick(_l("Housing must come with the work"))
    earliest_on = day(_l("Earliest first day of work"))
    note = box(_l("Note for the team"), hint=_l("The family and employers never see it."))
