"""The registry of portals: ``portals/<province>/<portal>.yml`` → :class:`Portal`, validated.

A wrong file is one clear error that names the file, the key and the reason. Only ``*.gov.cn`` hosts are
crawled, unless a portal names a loopback ``address`` (simulated and test portals).
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from crawler.errors import ConfigurationError
from crawler.families import family
from crawler.registry.window import Window, default_window

SHIPPED = Path(__file__).parents[1] / "portals"
DIVISION = r"^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$"  # 64, 6405, 640502, 640502104
# ningxia-spt, zhenluo-2
IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# www.spt.gov.cn, www.spt.gov.cn:8080, 127.0.0.1:8000
HOST = re.compile(r"[a-z0-9.-]+(:\d{1,5})?")


def _host(value: str) -> str:
    if not HOST.fullmatch(value):
        raise ValueError(f"{value!r} is not host or host:port in lower case")
    return value


def _loopback(value: str) -> str:
    if not ipaddress.ip_address(value).is_loopback:
        raise ValueError(f"{value} is not a loopback address; only simulated portals name one")
    return value


def _window(value: str) -> str:
    return str(Window.parse(value))


Host = Annotated[str, AfterValidator(_host)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Title(_Model):
    """A name in Chinese, and in English where there is one."""

    zh: str
    en: str | None = None


class Expectation(_Model):
    """What a source must show. ``empty`` is a person's reason why it shows nothing, valid until ``until``."""

    reports: int | None = Field(default=None, ge=0)
    first_year: int | None = Field(default=None, ge=2008, le=2100)
    empty: str | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _empty_expires(self) -> Expectation:
        if (self.empty is None) != (self.until is None):
            raise ValueError("empty (the reason) and until (the day it expires) belong together")
        return self


class Discovery(_Model):
    """Where a moved list is found again: the link on ``parent`` whose text contains ``text``."""

    parent: str
    text: str


class Source(_Model):
    """One list on a portal where reports appear."""

    id: str = Field(pattern=IDENTIFIER)
    title: str
    url: str
    issuer: str | None = None
    division: str | None = Field(default=None, pattern=DIVISION)
    expect: Expectation = Expectation()
    discover: Discovery | None = None
    options: Mapping[str, Any] = Field(default_factory=dict)


class Portal(_Model):
    """A government site with its CMS family and administrative division."""

    id: str = Field(pattern=IDENTIFIER)
    host: Host
    hosts: tuple[Host, ...] = ()
    title: Title
    division: str = Field(pattern=DIVISION)
    family: str
    verified: Literal["observed", "derived", "detail_only", "simulated"] | None = None
    address: Annotated[str, AfterValidator(_loopback)] | None = None
    delay: float = Field(default=1.0, gt=0, le=60)
    browser: bool = False
    window: Annotated[str, AfterValidator(_window)] | None = None
    sources: tuple[Source, ...] = Field(min_length=1)

    @property
    def simulated(self) -> bool:
        """Whether it answers on this machine only; such a portal needs no contact."""
        return self.verified == "simulated"

    @property
    def hours(self) -> Window | None:
        """When it may be asked: its own window, or the default for real portals; None is any time."""
        if self.window is None:
            return None if self.simulated else default_window()
        return Window.parse(self.window)

    def source_id(self, source: Source) -> str:
        """The id of *source* across the registry, e.g. ``ningxia-spt/zhenluo``."""
        return f"{self.id}/{source.id}"

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Every host[:port] a request for this portal may go to."""
        return frozenset((self.host, *self.hosts))

    @model_validator(mode="after")
    def _consistent(self) -> Portal:
        if self.simulated != (self.address is not None):
            raise ValueError("address and verified: simulated belong together")
        for host in () if self.simulated else self.allowed_hosts:
            if not host.partition(":")[0].endswith(".gov.cn"):
                raise ValueError(f"host {host} is not under gov.cn")
        identifiers = [source.id for source in self.sources]
        if len(set(identifiers)) != len(identifiers):
            raise ValueError("two sources have the same id")
        for source in self.sources:
            self._check_source(source)
        return self

    def _check_source(self, source: Source) -> None:
        hosts = ", ".join(sorted(self.allowed_hosts))
        for url in (source.url, *((source.discover.parent,) if source.discover else ())):
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or parts.netloc not in self.allowed_hosts:
                raise ValueError(f"source {source.id}: {url} is not http(s) on {hosts}")
        try:
            family(self.family, source.options)
        except ConfigurationError as error:
            raise ValueError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Registry:
    """Every portal of one directory, by id."""

    directory: Path
    portals: Mapping[str, Portal]

    def select(self, identifiers: Iterable[str], *, unverified: bool = False) -> tuple[Portal, ...]:
        """The portals named; without names all that are verified by observation (or simulated), or, with
        *unverified*, all of them.

        Raises:
            ConfigurationError: an id that no file has.
        """
        names = tuple(identifiers)
        unknown = sorted(set(names) - self.portals.keys())
        if unknown:
            raise ConfigurationError(
                f"登记目录 {self.directory} 中没有门户 {', '.join(unknown)}，用 nianbao portals list 查看。"
                f" No portal {', '.join(unknown)} in {self.directory}; see nianbao portals list."
            )
        if names:
            return tuple(self.portals[name] for name in dict.fromkeys(names))
        return tuple(
            portal
            for portal in self.portals.values()
            if unverified or portal.verified in ("observed", "simulated")
        )


def registry_directory(chosen: str | Path | None = None) -> Path:
    """*chosen*, else ``NIANBAO_PORTALS``, else the portals that ship with the project."""
    return Path(chosen or os.environ.get("NIANBAO_PORTALS") or SHIPPED)


def load_registry(directory: str | Path | None = None) -> Registry:
    """Read and validate every portal file under *directory*, in order of their ids.

    Raises:
        ConfigurationError: a file is wrong, two have the same id, or there is none.
    """
    root = registry_directory(directory)
    files = sorted(root.rglob("*.yml"))
    if not files:
        raise ConfigurationError(
            f"{root} 中没有门户文件（*.yml），请检查 NIANBAO_PORTALS。 No portal files in {root};"
            " check NIANBAO_PORTALS."
        )
    portals: dict[str, Portal] = {}
    for file in files:
        portal = load_portal(file)
        if portal.id in portals:
            raise _wrong(file, "id", f"{portal.id!r} is taken by another file")
        portals[portal.id] = portal
    return Registry(root, dict(sorted(portals.items())))


def load_portal(file: Path) -> Portal:
    """Read one portal file.

    Raises:
        ConfigurationError: naming the file, the key and the reason.
    """
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        portal = Portal.model_validate(data)
    except yaml.YAMLError as error:
        raise _wrong(file, "YAML", " ".join(str(error).split())) from error
    except UnicodeDecodeError as error:
        raise _wrong(file, "encoding", "not UTF-8") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"]) or "portal"
        raise _wrong(file, key, first["msg"]) from error
    if portal.id != file.stem:
        raise _wrong(file, "id", f"{portal.id!r} differs from the file's name")
    return portal


def _wrong(file: Path, key: str, reason: str) -> ConfigurationError:
    return ConfigurationError(
        f"门户文件 {file} 的 {key} 有误：{reason}。 Portal file {file}, key {key}: {reason}."
    )
