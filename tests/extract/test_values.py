"""What stands in a cell: exact raw text, state, number, and the doubt a reader must see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import State
from extract.values import is_value, read_value


@pytest.mark.parametrize(
    ("text", "state", "number", "doubt"),
    [
        ("0", State.NUMBER, 0, None),
        ("1234", State.NUMBER, 1234, None),
        ("1,234", State.NUMBER, 1234, None),
        ("１２，３４５", State.NUMBER, 12345, None),
        ("26.5500", State.NUMBER, 26.55, None),
        ("-3", State.NUMBER, -3, None),
        ("+3", State.NUMBER, 3, None),
        ("−2", State.NUMBER, -2, None),
        ("减3", State.NUMBER, -3, "number_with_residue"),
        ("251000元", State.NUMBER, 251000, "number_with_residue"),
        ("？1340条？", State.NUMBER, 1340, "number_with_residue"),
        ("12①", State.NUMBER, 12, "number_with_residue"),
        ("007", State.NUMBER, 7, "number_unusual"),
        ("-0", State.NUMBER, 0, "number_unusual"),
        ("-0.5", State.NUMBER, -0.5, None),
        ("1 2", State.NUMBER, 12, "number_spaced"),
        ("", State.BLANK, None, None),
        ("\xa0", State.BLANK, None, None),
        ("\u3000", State.BLANK, None, None),
        ("\u200b", State.BLANK, None, None),
        ("/", State.SLASH, None, None),
        ("／", State.SLASH, None, None),
        ("—", State.DASH, None, None),
        ("--", State.DASH, None, None),
        ("-\n-", State.DASH, None, "number_spaced"),
        ("/\n\n/", State.SLASH, None, "number_spaced"),
        ("无", State.WORD, None, None),
        ("N/A", State.WORD, None, None),
        ("详见附件", State.WORD, None, "cell_text"),
        ("共有3件来自上一年度的申请", State.WORD, None, "number_in_text"),
        ("1.2万", State.UNREADABLE, None, "cell_unreadable"),
        ("**", State.UNREADABLE, None, "cell_unreadable"),
        ("1\ufffd", State.UNREADABLE, None, "cell_unreadable"),
        ("~~3~~5", State.UNREADABLE, None, "cell_unreadable"),
        ("3 件 5 件", State.UNREADABLE, None, "cell_unreadable"),
    ],
)
def test_one_cell(text: str, state: State, number: float | None, doubt: str | None) -> None:
    value = read_value(text)
    assert (value.state, value.number, value.doubt) == (state, number, doubt)


def test_a_long_number_wraps_in_a_narrow_cell_but_not_in_html() -> None:
    assert read_value("3985\n758", wraps=True).number == 3985758
    assert read_value("3985\n758", wraps=True).doubt is None
    assert read_value("3985\n758").doubt == "number_spaced"
    assert read_value("2\n3", wraps=True).doubt == "number_spaced"


def test_a_label_is_no_value() -> None:
    assert not is_value("1.属于国家秘密")
    assert is_value("251000元")


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["{}", "{:,}", " {} ", "\xa0{}\u3000"]))
def test_every_way_of_printing_a_count_reads_back(number: int, form: str) -> None:
    value = read_value(form.format(number))
    assert (value.state, value.number, value.doubt) == (State.NUMBER, number, None)
    assert value.raw == form.format(number).strip()


@given(st.text(max_size=12))
def test_a_number_is_only_read_where_digits_are_printed(text: str) -> None:
    value = read_value(text)
    assert value.number is None or any(character.isdigit() for character in text)
    assert (value.number is None) == (value.state is not State.NUMBER)
    assert value.raw == text.strip()


def test_a_dash_wraps_in_a_narrow_cell() -> None:
    assert read_value("—\n—", wraps=True).doubt is None


def test_a_dash_that_is_struck_or_hidden_is_doubted_and_a_wave_is_not() -> None:
    assert read_value("~~-~~").doubt is not None
    assert (read_value("~~").state, read_value("~~").doubt) == (State.DASH, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("312（含审批局代办45件）", True),
        ("3 件 (其中网上申请1件)", True),
        ("1,286（宗）", True),
        ("2023（年度）制发件数", False),
        ("全年共办理312件", False),
    ],
)
def test_a_figure_with_a_remark_on_it_stands_in_a_cell_prose_does_not(text: str, value: bool) -> None:
    assert is_value(text) == value
