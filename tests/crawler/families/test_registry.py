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
    with pytest.raises(ConfigurationError, match=r"trs.*colums.*title"):
        family("trs", {"colums": 3})


@pytest.mark.parametrize(
    ("url", "text", "expected"),
    [
        ("http://a.gov.cn/nb/", '<a href="./202601/t20260113_2042365.htm">x</a>', "trs"),
        ("http://a.gov.cn/gkmlpt/index", "<script src=/gkmlpt/a.js></script>window._CONFIG={}", "gkmlpt"),
        ("http://a.gov.cn/channels/32577.html", "<p></p>", "siteserver"),
        ("http://a.gov.cn/", "<script>post('/fjdzapp/search')</script> t20260113_1.htm", "fjdzapp"),
        ("http://a.gov.cn/col/col1/index.html", "proxyUrl:'/module/web/jpage/dataproxy.jsp'", "hanweb_jpage"),
        ("http://a.gov.cn/", "/api-gateway/jpaas-publish-server/front/page/build/unit", "hanweb_jpaas"),
        ("http://a.gov.cn/", "/nb/art/2025/art_c50e6c6501734f22aec2345ed16b0a0f.html", "hanweb_art"),
        ("http://a.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=1", "", "hanweb_module"),
        ("http://a.gov.cn/", "createPageHTML('page_div',1,1,'common_list','shtml',2)", "ucap"),
        ("http://a.gov.cn/", '<div id="vsb_content">', "vsb"),
        ("http://a.gov.cn/public/column/29641?type=3", "", "lonsun"),
        ("http://a.gov.cn/XxgkAnnualReport/show/6307.html", "", "anhui_mvc"),
        ("http://a.gov.cn/index.php?m=content&c=index&a=lists&catid=2", "", "phpcms"),
        ("http://a.gov.cn/", '<a href="/showinfo.html?infoGuid=1">', "epoint"),
        ("http://a.gov.cn/columns/8aef2fa0-cc14-409e-9f68-fbdba00a0c72/index.html", "", "hebei_columns"),
        ("http://a.gov.cn/", "<p>首页</p>", None),
    ],
)
def test_families_recognise_their_pages(url: str, text: str, expected: str | None) -> None:
    found = recognise(page(url, text))
    assert (found.name if found else None) == expected
