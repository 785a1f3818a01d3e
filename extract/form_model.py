"""What the form is made of: columns and rows of values, groups of rows, blocks of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One value column: its key, the printed header, other headers seen for it, its unit."""

    key: str
    label: str
    variants: tuple[str, ...] = ()
    unit: str = "件"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of values: its key, printed ordinal and label, other labels seen, the group it stands in."""

    key: str
    ordinal: str
    label: str
    variants: tuple[str, ...] = ()
    group: str | None = None

    @property
    def printed(self) -> str:
        """The label as the form prints it, with its ordinal."""
        return self.ordinal + self.label


@dataclass(frozen=True, slots=True)
class Group:
    """A heading inside the request table; it carries no numbers in the 2021 edition."""

    key: str
    ordinal: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One block of the disclosure table: the item of article 20 it reports on, its columns and rows."""

    article: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
