"""Numbers are read as people write them."""

from decimal import Decimal

import pytest
from werkzeug.datastructures import MultiDict

from caseflow.web.forms import Form, amount


class Wage(Form):
    class Meta:
        csrf = False

    wage = amount("Wage", need="Enter the wage.")


@pytest.mark.parametrize(
    ("written", "read"),
    [("37.5", "37.5"), ("37,5", "37.5"), (" 12 ", "12"), ("1,234.5", None), ("1.234,5", None), ("", None), ("x", None)],
)
def test_a_comma_or_a_point_stands_before_the_fraction(app, written, read):
    with app.test_request_context(method="POST", data={"wage": written}):
        form = Wage(MultiDict({"wage": written}))
        assert form.validate() is (read is not None)
        if read is not None:
            assert form.wage.data == Decimal(read)
