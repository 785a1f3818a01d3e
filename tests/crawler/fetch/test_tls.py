"""Certificates are always verified; an old server gets one more, still verifying, attempt."""

from __future__ import annotations

import base64
import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from crawler.run import runner
from crawler.store import results
from crawler.workspace import Workspace
from tests.crawler.fault_server import LINE, LIST, REPORT

HOST = "tls.test.gov.cn"
# RFC 2409 section 6.2, the 1024-bit group old servers still use
OAKLEY_2 = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
    16,
)


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = {
            "/nb/": LIST.format(lines=LINE.format(url="/nb/2024.html", year=2024), pager=""),
            "/nb/2024.html": REPORT,
        }.get(self.path, "")
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        return


def _certificate(directory: Path, name: str) -> Path:
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    begin = datetime.now(UTC) - timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = directory / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return file


def _old_server(context: ssl.SSLContext, directory: Path) -> None:
    """TLS 1.2 with a 1024-bit Diffie-Hellman group and nothing else."""
    numbers = b"\x02\x81\x81\x00" + OAKLEY_2.to_bytes(128, "big") + b"\x02\x01\x02"  # DER: prime, generator 2
    encoded = base64.encodebytes(b"\x30\x81\x87" + numbers).decode()
    file = directory / "dh.pem"
    file.write_text(f"-----BEGIN DH PARAMETERS-----\n{encoded}-----END DH PARAMETERS-----\n")
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("DHE-RSA-AES256-GCM-SHA384:@SECLEVEL=0")
    context.load_dh_params(file)


@pytest.mark.parametrize(
    ("certified", "trusted", "old", "outcome", "tls"),
    [
        (HOST, True, False, ("complete", None), {"verified"}),
        (HOST, True, True, ("complete", None), {"legacy"}),
        (HOST, False, False, ("failed", "tls_cert"), {None}),
        (HOST, False, True, ("failed", "tls_cert"), {None}),
        ("www.other.gov.cn", True, False, ("failed", "tls_cert"), {None}),
    ],
)
def test_certificates_are_verified_whatever_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, certified: str, trusted: bool, old: bool,
    outcome: tuple[str, str | None], tls: set[str | None],
) -> None:  # fmt: skip
    certificate = _certificate(tmp_path, certified)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    if old:
        _old_server(context, tmp_path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"{HOST}:{server.server_address[1]}"
    source = {"id": "nb", "title": "年报", "url": f"https://{host}/nb/"}
    portal = {
        "id": "tls", "host": host, "title": {"zh": "密"}, "division": "990101", "family": "trs",
        "verified": "simulated", "address": "127.0.0.1", "delay": 0.02, "sources": [source],
    }  # fmt: skip
    (tmp_path / "registry").mkdir()
    (tmp_path / "registry" / "tls.yml").write_text(yaml.safe_dump(portal, allow_unicode=True))
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    (row,) = runner.crawl(workspace, tmp_path / "registry", progress=False).sources
    server.shutdown()
    assert (row.outcome, row.reason_code) == outcome, row
    assert {fetch.tls for fetch in results.fetches(workspace)} == tls
