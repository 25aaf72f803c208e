"""Reading a page from the web: what is read, and everything that is not, against a real server on this machine."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address, ip_network

import pytest

from loaders.fetching import Fetched, FetchError, FetchLimits, fetch, is_public

HERE = (ip_network("127.0.0.1/32"),)
ALLOWED = FetchLimits(networks=HERE, seconds=5)
PAGE = b"<html><body><p>Chinese hackers breached Bellingcat.</p></body></html>"

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int = 200, content_type: str | None = "text/html; charset=utf-8", body: bytes = PAGE, **headers: str) -> Answer:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if content_type is not None:
            handler.send_header("Content-Type", content_type)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return send


class Site:
    """A server whose paths do what a test says, and which remembers who asked for what."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {"/": answer()}
        self.asked: list[tuple[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.headers["Host"], self.path))
                site.answers.get(self.path, answer(404))(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def refused(url: str, words: str, limits: FetchLimits = ALLOWED, lookup: Callable[[str, int], list[str]] | None = None) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        fetch(url, limits, lookup) if lookup else fetch(url, limits)
    assert "Remedy: " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_page_is_read_where_its_network_is_allowed(site: Site) -> None:
    assert fetch(site.url(), ALLOWED) == Fetched(site.url(), "text/html", "utf-8", PAGE)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1",
        "240.0.0.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
        "2002:0a00:0001::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "::127.0.0.1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1",
    ],
)  # fmt: skip
def test_no_address_that_is_not_public_is_taken_for_one(address: str) -> None:
    assert not is_public(ip_address(address))
    refused("http://example.org/", "private network", FetchLimits(), lambda *_: [address])


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0.0.0.0", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_not_asked_however_it_is_written(site: Site, host: str) -> None:
    with pytest.raises(FetchError, match=r"private network|cannot be found"):
        fetch(site.url(host=host), FetchLimits())
    assert site.asked == []


def test_one_private_address_among_public_ones_is_enough_to_refuse(site: Site) -> None:
    refused(site.url(host="both.example"), "private network", FetchLimits(), lambda *_: ["93.184.216.34", "127.0.0.1"])
    assert site.asked == []


def test_a_name_is_looked_up_once_so_that_it_cannot_mean_another_machine_a_moment_later(site: Site) -> None:
    looked: list[str] = []

    def rebinding(host: str, _: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if len(looked) == 1 else ["10.0.0.1"]

    assert fetch(site.url(host="news.example"), ALLOWED, rebinding).data == PAGE
    assert looked == ["news.example"]
    assert site.asked == [(f"news.example:{site.port}", "/")]


def test_a_redirect_into_a_private_network_is_refused_without_asking_there(site: Site) -> None:
    other = Site()
    site.answers["/away"] = answer(302, Location=f"http://inside.example:{other.port}/secret")

    def lookup(host: str, _: int) -> list[str]:
        return ["127.0.0.1"] if host == "news.example" else ["10.0.0.8"]

    refused(site.url("/away", "news.example"), "private network", ALLOWED, lookup)
    assert other.asked == []
    other.server.shutdown()
    other.server.server_close()


def test_every_hop_of_a_redirect_is_looked_up_anew(site: Site) -> None:
    """The name was public for the first request and is private for the second: the second is not sent."""
    looked: list[str] = []

    def rebinding(host: str, _: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if len(looked) == 1 else ["192.168.0.1"]

    site.answers["/again"] = answer(301, Location="/")
    refused(site.url("/again", "news.example"), "private network", ALLOWED, rebinding)
    assert [path for _, path in site.asked] == ["/again"]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://example.org/x", "javascript:alert(1)", "gopher://127.0.0.1:6379/_x"])
def test_a_redirect_to_another_scheme_is_refused(site: Site, location: str) -> None:
    site.answers["/away"] = answer(302, Location=location)
    refused(site.url("/away"), "only http and https")


def test_redirects_are_followed_and_counted(site: Site) -> None:
    for number in range(5):
        site.answers[f"/{number}"] = answer(302, Location=f"/{number + 1}")
    site.answers["/5"] = answer()
    assert fetch(site.url("/0"), ALLOWED).url == site.url("/5")
    refused(site.url("/0"), "leads on more than 2 times", FetchLimits(redirects=2, networks=HERE))


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "data:text/html,x", "/etc/passwd", "javascript:alert(1)", ""]
)
def test_only_http_and_https_are_read(url: str) -> None:
    refused(url, "only http and https")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://", "names no host"),
        ("http://user:pass@example.org/", "name or password"),
        ("http://example.org:99999/", "is no address"),
        ("http://[::1/", "is no address"),
        ("http://a..b/", "is no address"),
        (f"http://example.org/{'x' * 3000}", "longer than"),
    ],
)
def test_an_address_that_is_none_is_named_with_its_fault(url: str, words: str) -> None:
    refused(url, words)


def test_a_password_is_not_repeated_in_the_message() -> None:
    with pytest.raises(FetchError) as caught:
        fetch("http://user:hunter2@example.org/")
    assert "hunter2" not in str(caught.value)


def test_a_line_break_in_an_address_smuggles_no_header(site: Site) -> None:
    with pytest.raises(FetchError):
        fetch(site.url("/x\r\nX-Evil: 1"), ALLOWED)
    site.answers["/evil"] = answer(302, Location="/ok%0d%0aX-Evil: 1")
    refused(site.url("/evil"), "answers 404")
    assert site.asked[-1][1] == "/ok%0d%0aX-Evil:%201"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream", "application/json", None])
def test_only_pages_of_text_are_read(site: Site, kind: str | None) -> None:
    site.answers["/x"] = answer(content_type=kind)
    refused(site.url("/x"), "not a page of text")


def test_too_much_is_not_read_to_its_end(site: Site) -> None:
    small = FetchLimits(bytes=1000, networks=HERE, seconds=5)
    site.answers["/big"] = answer(body=b"x" * 1001)
    refused(site.url("/big"), "larger than 1,000 bytes", small)
    site.answers["/fits"] = answer(body=b"x" * 1000)
    assert len(fetch(site.url("/fits"), small).data) == 1000


def test_a_small_page_that_unpacks_to_a_huge_one_is_stopped(site: Site) -> None:
    site.answers["/bomb"] = answer(body=gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")
    refused(site.url("/bomb"), "larger than 10,000,000 bytes")
    site.answers["/packed"] = answer(body=gzip.compress(PAGE), Content_Encoding="gzip")
    assert fetch(site.url("/packed"), ALLOWED).data == PAGE
    site.answers["/br"] = answer(Content_Encoding="br")
    refused(site.url("/br"), "packed as br")
    site.answers["/broken"] = answer(body=b"no gzip", Content_Encoding="gzip")
    refused(site.url("/broken"), "packed in a way")


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
    for _ in range(100):
        try:
            handler.wfile.write(b"X-Slow: 1\r\n")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


def test_a_server_that_drips_is_left_at_the_deadline(site: Site) -> None:
    """Every read gets its byte in time; only the whole takes too long."""
    site.answers["/slow"] = dripping
    refused(site.url("/slow"), "longer than 1 seconds", FetchLimits(seconds=1, networks=HERE))


def test_a_server_that_says_nothing_is_left_at_the_deadline() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        refused(f"http://127.0.0.1:{silent.getsockname()[1]}/", "longer than 1 seconds", FetchLimits(seconds=1, networks=HERE))


def test_a_body_that_ends_too_early_is_no_page(site: Site) -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\nhalf")

    site.answers["/cut"] = cut
    refused(site.url("/cut"), r"broke off|cannot be read")


def test_a_server_of_http_alone_gets_no_https(site: Site) -> None:
    refused(site.url().replace("http:", "https:"), "certificate or encryption")


def test_settings_come_from_the_environment_and_are_checked() -> None:
    assert FetchLimits.from_environment({}) == FetchLimits()
    given = {"COUNTERWATCH_FETCH_BYTES": "5", "COUNTERWATCH_FETCH_SECONDS": "6", "COUNTERWATCH_FETCH_NETWORKS": "10.1.0.0/16, 127.0.0.1/32"}
    limits = FetchLimits.from_environment(given)
    assert (limits.bytes, limits.seconds, [str(network) for network in limits.networks]) == (5, 6, ["10.1.0.0/16", "127.0.0.1/32"])
    for name, value in (("COUNTERWATCH_FETCH_SECONDS", "0"), ("COUNTERWATCH_FETCH_BYTES", "many"), ("COUNTERWATCH_FETCH_NETWORKS", "home")):
        with pytest.raises(ValueError, match=name):
            FetchLimits.from_environment({name: value})
