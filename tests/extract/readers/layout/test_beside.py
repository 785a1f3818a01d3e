"""Two pages on one sheet are read one after the other; a wide page is never cut."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.layout.beside import pages_of
from extract.readers.sheet import Character, Line, Rule, Sheet

WIDTH, HEIGHT, SIZE = 842.0, 595.0, 12.0


def line(text: str, left: float, top: float, step: float = SIZE) -> list[Character]:
    return [
        Character(c, left + step * n, top, left + step * n + SIZE, top + SIZE, top + SIZE)
        for n, c in enumerate(text)
    ]


def prose(left: float, lines: int = 5) -> list[Character]:
    return [
        c
        for n in range(lines)
        for c in line("全年主动公开政府信息并答复申请人的各项申请共计条", left, 60 + 20 * n)
    ]


def frame(left: float, right: float) -> list[Rule]:
    level = [Rule(left, top, right, top) for top in (300.0, 320.0, 340.0, 360.0)]
    return [*level, Rule(left, 300, left, 360), Rule(right, 300, right, 360)]


def sheet(characters: Sequence[Character], rules: Sequence[Rule] = (), height: float = HEIGHT) -> Sheet:
    return Sheet(1, WIDTH, height, list(characters), list(rules))


def test_two_pages_of_prose_are_two() -> None:
    left, right = pages_of(sheet([*prose(60), *prose(490)]))
    assert max(c.x1 for c in left.characters) < min(c.x0 for c in right.characters)
    assert len(left.characters) == len(right.characters)


def test_a_page_of_prose_and_one_with_a_drawn_table_are_two() -> None:
    drawn = [*frame(490, 780)]
    left, right = pages_of(sheet([*prose(60), *line("规章", 500, 304), *line("合计", 720, 344)], drawn))
    assert (left.rules, right.rules) == ([], drawn)


def test_a_table_drawn_over_the_whole_page_is_one() -> None:
    assert len(pages_of(sheet([*line("规章", 60, 304), *line("12", 700, 304)], frame(50, 780)))) == 1


def test_a_wide_table_without_lines_is_one_though_a_gap_parts_its_columns() -> None:
    rows = [
        c for n in range(9) for c in [*line("123", 60, 60 + 20 * n, 80), *line("456", 500, 60 + 20 * n, 80)]
    ]
    assert len(pages_of(sheet(rows))) == 1


def test_an_upright_page_is_one() -> None:
    assert len(pages_of(sheet([*prose(60), *prose(490)], height=1190))) == 1


def test_recognised_characters_a_little_apart_are_one_word() -> None:
    def recognised(text: str, step: float) -> str:
        found = line(text, 0, 0, step)
        for character in found:
            character.confidence = 0.99
        return Line(found).text

    assert recognised("公开", 1.5 * SIZE) == "公开"
    assert recognised("公开", 1.8 * SIZE) == "公 开"
    assert recognised("12", 1.5 * SIZE) == "1 2"
    assert Line(line("公开", 0, 0, 1.5 * SIZE)).text == "公 开"
