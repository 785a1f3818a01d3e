"""The committed samples are what the generator writes, and they are what they claim to be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.samples.bodies import BODIES
from tests.samples.generate import TARGET, Sample, divisions_csv, manifest_entry, samples, text_bytes
from tests.samples.strays import news, template
from tests.synthetic import blank_form as form

SAMPLES = list(samples())
LARGEST = 4_000_000  # bytes of all samples together: they are part of every clone


def manifest() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((TARGET / "manifest.json").read_text(encoding="utf-8"))
    return entries


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.edition.container != "pdf"], ids=lambda s: s.file)
def test_the_generator_writes_the_committed_bytes(sample: Sample) -> None:
    assert text_bytes(sample) == (TARGET / sample.file).read_bytes()


def test_strays_and_divisions_are_the_committed_ones() -> None:
    assert news() == (TARGET / "news-2024.html").read_bytes()
    assert template() == (TARGET / "template.docx").read_bytes()
    assert divisions_csv() == (TARGET / "divisions.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.file)
def test_manifest_and_truth_are_the_committed_ones(sample: Sample) -> None:
    entry = next(entry for entry in manifest() if entry["file"] == sample.file)
    assert entry == manifest_entry(sample)
    assert json.loads((TARGET / entry["truth"]).read_text(encoding="utf-8")) == sample.truth


def test_every_file_is_in_the_manifest_and_the_folder_stays_small() -> None:
    listed = {entry["file"] for entry in manifest()} | {"manifest.json", "divisions.csv"}
    files = [path for path in TARGET.rglob("*") if path.is_file()]
    assert {path.name for path in files if path.parent == TARGET} == listed
    assert sum(path.stat().st_size for path in files) < LARGEST


def test_the_founding_defects_are_all_there() -> None:
    shown = {defect for entry in manifest() for defect in entry["defects"]}
    assert shown >= {
        "three_pages", "repeated_headers", "label_above_values", "blank_review", "shifted_rows", "six_values",
        "year_conflict", "form_2019", "one_row_other", "arithmetic_error", "blanks_for_zeros", "slashes",
    }  # fmt: skip


def test_requests_carry_over_except_where_a_defect_says_so() -> None:
    broken = []
    for body in BODIES:
        truths = {s.edition.year: s for s in SAMPLES if s.body is body}
        for year, sample in truths.items():
            following = truths.get(year + 1)
            if following is None:
                continue
            out, into = (
                sample.truth["request.carried_out.total"]["number"],
                following.truth["request.carried_in.total"]["number"],
            )
            if out is not None and into is not None and out != into:
                broken.append(following.name)
    assert broken == ["bailu-2024"]


def test_the_form_balances_except_in_the_arithmetic_error() -> None:
    unbalanced = {sample.name for sample in SAMPLES if not _balances(sample)}
    assert unbalanced == {"bailu-2022"}


def _balances(sample: Sample) -> bool:
    for column, _ in form.COLUMNS:
        numbers = [
            sample.truth[f"request.{row}.{column}"]["number"]
            for row in ("new", "carried_in", "total", "carried_out")
        ]
        if None not in numbers and numbers[0] + numbers[1] != numbers[2] + numbers[3]:
            return False
    return True


def test_prose_is_our_own() -> None:
    """No sentence of the founding reports stands in the samples."""
    seeds = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the founding reports are not beside the repository")
    founding = {
        sentence
        for path in seeds.glob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "\t" not in line
        for sentence in line.split("。")
        if len(sentence) > 25
    }
    for sample in SAMPLES:
        data = text_bytes(sample)
        if data is not None and sample.edition.container != "docx":
            printed = data.decode()
            assert not [sentence for sentence in founding if sentence in printed]
