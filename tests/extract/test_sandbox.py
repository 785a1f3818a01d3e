"""Whatever a document does to the child that reads it, the parent gets one error and goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from extract.sandbox import MEGABYTE, LimitError, Limits, Sandbox

# The wall limit only ends what the others do not: on a busy machine a second of CPU takes many.
LIMITS = Limits(memory=512 * MEGABYTE, cpu_seconds=1, wall_seconds=120.0, output=2 * MEGABYTE, documents=5)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(LIMITS, "tests.extract.hostile_child") as child:
        yield child


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (b"memory", "memory"),
        (b"cpu", "CPU"),
        (b"exit", "died"),
        (b"large", "larger than 2 MB"),
    ],
)
def test_a_hostile_document_costs_one_error_and_the_next_is_read(
    sandbox: Sandbox, document: bytes, words: str
) -> None:
    with pytest.raises(LimitError, match=words) as caught:
        sandbox.run(document)
    assert "。 " in str(caught.value)
    assert sandbox.run(b"well-behaved").isdigit()


def test_a_document_that_only_waits_is_stopped_by_the_clock() -> None:
    limits = Limits(memory=512 * MEGABYTE, wall_seconds=1.0)
    with (
        Sandbox(limits, "tests.extract.hostile_child") as sandbox,
        pytest.raises(LimitError, match="too long"),
    ):
        sandbox.run(b"sleep")


def test_another_thread_ends_a_reading_and_every_later_one() -> None:
    with Sandbox(LIMITS, "tests.extract.hostile_child") as sandbox:
        timer = threading.Timer(2.0, sandbox.stop)
        timer.start()
        for document in (b"sleep", b"sleep"):
            with pytest.raises(LimitError, match="died"):
                sandbox.run(document)
        timer.join()


def test_noise_on_standard_output_does_not_get_into_the_answer(sandbox: Sandbox) -> None:
    assert sandbox.run(b"print").isdigit()


def test_the_child_is_replaced_after_a_number_of_documents() -> None:
    with Sandbox(LIMITS, "tests.extract.hostile_child") as sandbox:
        children = [sandbox.run(b"well-behaved") for _ in range(7)]
    assert len(set(children[:5])) == 1 and children[5] != children[0]


def test_cpu_time_is_counted_per_document_not_per_child() -> None:
    """A child that read many documents honestly must not be killed for their sum."""
    limits = Limits(memory=512 * MEGABYTE, cpu_seconds=2, wall_seconds=120.0)
    with Sandbox(limits, "tests.extract.hostile_child") as sandbox:
        assert len({sandbox.run(b"one second") for _ in range(4)}) == 1
