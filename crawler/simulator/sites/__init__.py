"""One simulated portal per module, found by looking into this package."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from crawler.simulator.site import Site


@cache
def site_classes() -> tuple[type[Site], ...]:
    """Every simulated portal: the classes of this package's modules that carry a ``key`` of their own."""
    found = []
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        for value in vars(module).values():
            own = isinstance(value, type) and issubclass(value, Site) and value.__module__ == module.__name__
            if own and "key" in vars(value):
                found.append(value)
    return tuple(found)
