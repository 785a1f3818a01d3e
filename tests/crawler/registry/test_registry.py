from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crawler.errors import ConfigurationError
from crawler.exit_codes import ExitCode
from crawler.registry import load_portal, load_registry, registry_directory

PORTAL: dict[str, Any] = {
    "id": "ningxia-spt",
    "host": "www.spt.gov.cn",
    "title": {"zh": "沙坡头区人民政府"},
    "division": "640502",
    "family": "trs",
    "verified": "observed",
    "sources": [{"id": "zhenluo", "title": "镇罗镇年报", "url": "http://www.spt.gov.cn/zfxxgknb/"}],
}
LOOPBACK = {"verified": "simulated", "address": "127.0.0.1"}


def _source(**changes: Any) -> dict[str, Any]:
    return {"sources": [{**PORTAL["sources"][0], **changes}]}


def _write(directory: Path, name: str = "ningxia-spt", **changes: Any) -> Path:
    file = directory / f"{name}.yml"
    file.write_text(yaml.safe_dump({**PORTAL, "id": name, **changes}, allow_unicode=True), encoding="utf-8")
    return file


def test_a_portal_is_read(tmp_path: Path) -> None:
    portal = load_portal(_write(tmp_path))
    assert portal.source_id(portal.sources[0]) == "ningxia-spt/zhenluo"
    assert portal.delay == 1.0
    assert not portal.simulated


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"host": "www.example.com"}, "gov.cn"),
        ({"family": "unheard_of"}, "unheard_of"),
        ({"division": "6405021"}, "division"),
        ({"delay": 0}, "delay"),
        ({"adress": "127.0.0.1"}, "adress"),
        ({"verified": "simulated"}, "address"),
        ({"verified": "simulated", "address": "10.0.0.1"}, "address"),
        ({"sources": []}, "sources"),
        ({"sources": PORTAL["sources"] * 2}, "same id"),
        (_source(url="http://elsewhere.gov.cn/"), "elsewhere.gov.cn"),
        (_source(url="ftp://www.spt.gov.cn/"), "ftp"),
        (_source(options={"no_such_option": 1}), "no_such_option"),
        (_source(expect={"empty": "机构已撤销"}), "until"),
    ],
)
def test_a_wrong_file_names_file_key_and_reason(tmp_path: Path, changes: dict[str, Any], key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_portal(_write(tmp_path, **changes))
    assert str(tmp_path / "ningxia-spt.yml") in str(caught.value)
    assert key in str(caught.value)
    assert caught.value.exit_code is ExitCode.USAGE


def test_broken_yaml_and_wrong_stem_are_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("id: [", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"broken\.yml"):
        load_portal(broken)
    renamed = _write(tmp_path).rename(tmp_path / "renamed.yml")
    with pytest.raises(ConfigurationError, match="file's name"):
        load_portal(renamed)


def test_an_empty_registry_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="NIANBAO_PORTALS"):
        load_registry(tmp_path)


def test_unverified_portals_are_asked_only_when_named(tmp_path: Path) -> None:
    _write(tmp_path, "observed-one")
    _write(tmp_path, "derived-one", verified="derived")
    _write(tmp_path, "nobody-looked", verified=None)
    _write(tmp_path, "simulated-one", **LOOPBACK)
    registry = load_registry(tmp_path)
    assert [portal.id for portal in registry.select(())] == ["observed-one", "simulated-one"]
    assert len(registry.select((), unverified=True)) == 4
    assert [portal.id for portal in registry.select(["derived-one"])] == ["derived-one"]
    with pytest.raises(ConfigurationError, match="missing-one"):
        registry.select(["missing-one"])


def test_the_directory_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_PORTALS", str(tmp_path))
    assert registry_directory() == tmp_path
    assert registry_directory(tmp_path / "other") == tmp_path / "other"
