"""CMS families: one module each, found by looking into this package; a new family is one new file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Any

from crawler.errors import ConfigurationError
from crawler.families.base import Family, Page

__all__ = ["families", "family", "recognise"]


@cache
def families() -> Mapping[str, type[Family]]:
    """Every family by name: the classes of this package's modules that carry a ``name`` of their own."""
    found: dict[str, type[Family]] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        for value in vars(module).values():
            if _is_family(value) and value.__module__ == module.__name__:
                found[value.name] = value
    return found


def family(name: str, options: Mapping[str, Any] | None = None) -> Family:
    """The family called *name*, set up with a source's *options*.

    Raises:
        ConfigurationError: no such family, or an option it does not know.
    """
    try:
        chosen = families()[name]
    except KeyError:
        known = ", ".join(sorted(families()))
        raise ConfigurationError(
            f"没有名为 {name!r} 的网站系列，可用：{known}。 No family is called {name!r}; there are: {known}."
        ) from None
    return chosen(options)


def recognise(page: Page) -> type[Family] | None:
    """The family whose marks *page* bears; the generic ones never claim a page."""
    for candidate in families().values():
        if candidate.recognises(page):
            return candidate
    return None


def _is_family(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Family) and "name" in vars(value)
