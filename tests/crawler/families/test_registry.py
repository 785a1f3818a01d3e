from __future__ import annotations

import pytest

from crawler.errors import ConfigurationError
from crawler.families import families, family, recognise
from tests.crawler.families.pages import page


def test_every_module_of_the_package_is_found() -> None:
    assert {"trs", "gkmlpt", "siteserver"} <= families().keys()
    for name, chosen in families().items():
        assert family(name).name == name
        assert chosen.title_zh


def test_an_unknown_family_and_an_unknown_option_are_one_clear_error() -> None:
    with pytest.raises(ConfigurationError, match=r"tsr.*trs"):
        family("tsr")
    with pytest.raises(ConfigurationError, match=r"trs.*columns.*title"):
        family("trs", {"columns": 3})


@pytest.mark.parametrize(
    ("url", "text", "expected"),
    [
        ("http://a.gov.cn/nb/", '<a href="./202601/t20260113_2042365.htm">x</a>', "trs"),
        ("http://a.gov.cn/gkmlpt/index", "<script src=/gkmlpt/a.js></script>window._CONFIG={}", "gkmlpt"),
        ("http://a.gov.cn/channels/32577.html", "<p></p>", "siteserver"),
        ("http://a.gov.cn/", "<p>首页</p>", None),
    ],
)
def test_families_recognise_their_pages(url: str, text: str, expected: str | None) -> None:
    found = recognise(page(url, text))
    assert (found.name if found else None) == expected
