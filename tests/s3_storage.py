"""A stand-in for storage that speaks S3, on this machine: whole objects by name, listed page by page.

Knows buckets by path, refuses a wrong key, and can be told to fail.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

# Invented: they open this stand-in and nothing else.
KEY, SECRET = "kantor", "rahasia-penyimpanan"
PAGE = 2


class Storage(ThreadingHTTPServer):
    """What the stand-in holds, and how it misbehaves."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Asked)
        self.objects: dict[str, bytes] = {}
        self.puts: list[str] = []
        self.is_broken = False

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Asked(BaseHTTPRequestHandler):
    """One request: PUT, GET with ranges, HEAD, and the list of a prefix."""

    protocol_version = "HTTP/1.1"
    # An answer leaves as one packet; in two, the second would wait for the first to be acknowledged.
    wbufsize = 65536
    disable_nagle_algorithm = True

    def handle_expect_100(self):
        go_on = super().handle_expect_100()
        self.wfile.flush()
        return go_on

    def do_PUT(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if self.is_refused():
            return
        self.server.objects[self.name] = content
        self.server.puts.append(self.name)
        self.answer(HTTPStatus.OK, headers={"ETag": f'"{hashlib.md5(content).hexdigest()}"'})  # noqa: S324

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        if self.is_refused():
            return
        asked = parse_qs(urlsplit(self.path).query)
        if "list-type" in asked:
            self.list_page(asked)
        elif self.name not in self.server.objects:
            self.fault(HTTPStatus.NOT_FOUND, "NoSuchKey")
        else:
            self.give(self.server.objects[self.name])

    def give(self, content):
        headers = {"ETag": '"x"', "Last-Modified": "Mon, 23 Nov 2026 02:00:00 GMT"}
        wanted = self.headers.get("Range", "").removeprefix("bytes=")
        if not wanted:
            self.answer(HTTPStatus.OK, content, headers)
            return
        first, _, last = wanted.partition("-")
        end = min(int(last) if last else len(content), len(content) - 1)
        headers["Content-Range"] = f"bytes {first}-{end}/{len(content)}"
        self.answer(HTTPStatus.PARTIAL_CONTENT, content[int(first) : end + 1], headers)

    def list_page(self, asked):
        bucket = self.name.strip("/")
        prefix = f"{bucket}/{asked.get('prefix', [''])[0]}"
        after = asked.get("continuation-token", [""])[0]
        names = sorted(name for name in self.server.objects if name.startswith(prefix) and name > after)
        page, rest = names[:PAGE], names[PAGE:]
        at = datetime(2026, 11, 23, 2, tzinfo=UTC).isoformat().replace("+00:00", ".000Z")
        rows = "".join(
            f"<Contents><Key>{escape(name.removeprefix(bucket + '/'))}</Key><LastModified>{at}</LastModified>"
            f"<Size>{len(self.server.objects[name])}</Size></Contents>"
            for name in page
        )
        more = f"<NextContinuationToken>{page[-1]}</NextContinuationToken>" if rest else ""
        told = f"<IsTruncated>{str(bool(rest)).lower()}</IsTruncated><KeyCount>{len(page)}</KeyCount>{more}"
        self.answer(HTTPStatus.OK, f"<ListBucketResult>{told}{rows}</ListBucketResult>".encode())

    @property
    def name(self):
        return unquote(urlsplit(self.path).path).lstrip("/")

    def is_refused(self):
        if self.server.is_broken:
            self.fault(HTTPStatus.FORBIDDEN, "AccessDenied")
        elif f"Credential={KEY}/" not in self.headers.get("Authorization", ""):
            self.fault(HTTPStatus.FORBIDDEN, "InvalidAccessKeyId")
        else:
            return False
        return True

    def fault(self, status, code):
        self.answer(status, f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode())

    def answer(self, status, content=b"", headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_):
        """Say nothing: the test says what went wrong."""


@contextmanager
def s3_storage():
    """Run the stand-in for a while."""
    with Storage() as storage:
        thread = Thread(target=storage.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield storage
        finally:
            storage.shutdown()
            thread.join()
