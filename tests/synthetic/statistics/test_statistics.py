"""Reports before 2019, read back. The long run: ``python -m tests.synthetic.statistics``."""

from __future__ import annotations

import pytest

from tests.synthetic.statistics.draw import make
from tests.synthetic.statistics.indicators import indicators
from tests.synthetic.statistics.judge import read_verdict

# container → documents read in the suite
SHORT_RUN = {"text": 20, "html": 20, "docx": 12, "xlsx": 8, "pdf": 12}


@pytest.mark.parametrize("container", SHORT_RUN)
def test_no_figure_is_wrong_or_lost_without_a_flag(container: str) -> None:
    exact = figures = 0
    for seed in range(30, 30 + SHORT_RUN[container]):
        sheet = make(seed, container)
        verdict = read_verdict(sheet)
        assert not verdict.silent, (seed, sheet.made, verdict.lost[:3], verdict.wrong[:3])
        exact, figures = exact + verdict.exact, figures + len(sheet.figures)
    assert exact > 0.75 * figures


# A row wider than its header; groups beside the middle of their rows, in one cell with an item, on two rows.
ONCE_WRONG = [("text", 5020), ("pdf", 5035), ("pdf", 6016), ("pdf", 6108), ("pdf", 6206), ("pdf", 91)]


@pytest.mark.parametrize(("container", "seed"), ONCE_WRONG)
def test_what_was_once_wrong_is_not_again(container: str, seed: int) -> None:
    verdict = read_verdict(make(seed, container))
    assert not verdict.silent, (verdict.lost[:3], verdict.wrong[:3])


def test_the_indicators_stand_under_each_other() -> None:
    rows = {indicator.label: indicator for indicator in indicators()}
    assert rows["一、主动公开情况"] == ("一、主动公开情况", None, ())
    assert rows["1.当面申请数"].above == ("三、依申请公开情况", "（一）收到申请数")
    assert rows["其中：涉及国家秘密"].above[-1] == "4.不同意公开答复数"
    assert rows["涉及商业秘密"].above == ()
