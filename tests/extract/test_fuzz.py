"""Damaged files never crash a reader: they give a report, another kind of document, or a stated refusal.

The long run of the same target: ``python -m tests.extract.fuzz --count 1000000``.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.model import State
from tests.extract.fuzz import CONTAINERS, Child, damaged, outcome, valid
from tests.extract.mutate import MUTATIONS, Mutation

SETTINGS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("container", CONTAINERS)
def test_damaged_files_never_crash_a_reader(container: str) -> None:
    @SETTINGS
    @given(seed=st.integers(0, 11), mutations=MUTATIONS)
    def check(seed: int, mutations: list[Mutation]) -> None:
        assert outcome(damaged(container, seed, mutations))

    check()


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_undamaged_files_are_reports(container: str) -> None:
    assert outcome(valid(container, 1)) == "report"


@SETTINGS
@given(data=st.binary(max_size=400))
def test_random_bytes_are_refused_or_read(data: bytes) -> None:
    assert outcome(data) != "report"


@SETTINGS
@given(text=st.text(alphabet="0123456789０１９,.，+-−/—无件元 \t\n\u3000\xa0?*约余", max_size=12))
def test_any_cell_text_has_a_state_and_a_number_only_when_one_is_printed(text: str) -> None:
    from extract.values import read_value

    value = read_value(text)
    assert (value.number is None) or value.state is State.NUMBER
    assert (value.state is State.NUMBER) <= any(character.isdigit() for character in text)


def test_the_long_run_notices_a_child_that_dies() -> None:
    child = Child()
    child.stop()
    assert child.ask("text", 1) == "DIED"
    assert child.ask("text", 1) not in {"DIED", "HUNG"}
    child.stop()
