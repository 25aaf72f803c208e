"""Reading a report from the web, for somebody who pasted an address: only public places, only so much, only so long.

An address may come from a stranger, and the machine that fetches it stands inside a network that the stranger cannot
see. So a name is looked up once, every address behind it is checked, and the connection goes to the address that was
checked: a name that means another machine a moment later changes nothing. Redirects are followed one by one under the
same checks. No proxy is used and no cookie or credential is ever sent.
"""

import contextlib
import http.client
import os
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Lookup = Callable[[str, int], list[str]]
"""From a host's name and a port to its addresses, as text."""

SUFFIX_OF_TYPE = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md", "text/x-markdown": ".md"}
"""Types of content that are read, and the suffix that the same would have as a file."""

_AGENT = "Counterwatch (report reader; one page on request of its user)"
_REDIRECTS = (301, 302, 303, 307, 308)
_LONGEST = 2000
_PIECE = 65_536
_EMBEDDED = (ip_network("64:ff9b::/96"), ip_network("::/96"))


class FetchError(Exception):
    """A page that is not read; one line that names the address, what is wrong and what to do."""

    def __init__(self, url: str, what: str, remedy: str) -> None:
        super().__init__(f"{url[:200]}: {what}. Remedy: {remedy}.")
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True)
class FetchLimits:
    """Limits of one fetch. `COUNTERWATCH_FETCH_BYTES`, `_SECONDS`, `_REDIRECTS` and `_NETWORKS` set them."""

    bytes: int = 10_000_000
    """Largest page, in bytes, after decompression."""
    seconds: int = 20
    """How long a fetch may take in all, redirects included."""
    redirects: int = 5
    networks: tuple[Network, ...] = ()
    """Networks that may be asked although they are not public, for example an archive in one's own house."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "FetchLimits":
        """Return the limits with what the environment sets; raises ValueError naming the setting that is wrong."""
        given = os.environ if environ is None else environ
        numbers = {name: _number(f"COUNTERWATCH_FETCH_{name.upper()}", given) for name in ("bytes", "seconds", "redirects")}
        text = given.get("COUNTERWATCH_FETCH_NETWORKS", "")
        try:
            networks = tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
        except ValueError as error:
            raise ValueError(f"COUNTERWATCH_FETCH_NETWORKS must be networks such as 10.1.0.0/16, joined by commas: {error}") from None
        return cls(networks=networks, **{name: value for name, value in numbers.items() if value is not None})


def _number(name: str, given: Mapping[str, str]) -> int | None:
    if name not in given:
        return None
    if not given[name].isdigit() or int(given[name]) == 0:
        raise ValueError(f"{name} must be a positive whole number, not {given[name]!r}")
    return int(given[name])


@dataclass(frozen=True)
class Fetched:
    """A page: where it was found in the end, its content type without parameters, its charset or nothing, its bytes."""

    url: str
    content_type: str
    charset: str
    data: bytes


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet; what an IPv6 address hides of IPv4 is looked at as well."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped or address.sixtofour:
            return is_public(address.ipv4_mapped or address.sixtofour)  # type: ignore[arg-type]
        if address.teredo:
            return False
        if any(address in network for network in _EMBEDDED):
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses behind a name; raises OSError when there are none."""
    return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def fetch(url: str, limits: FetchLimits | None = None, lookup: Lookup = look_up) -> Fetched:
    """Read a page over http or https; raises FetchError with the remedy for whatever stands against it."""
    bounds = limits or FetchLimits()
    deadline = time.monotonic() + bounds.seconds
    current = url.strip()
    for _ in range(bounds.redirects + 1):
        found = _fetch_one(current, bounds, lookup, deadline)
        if isinstance(found, Fetched):
            return found
        current = urljoin(current, found)
    raise FetchError(url, f"leads on more than {bounds.redirects} times", "give the address at which the page itself is")


@dataclass(frozen=True)
class _Target:
    """An address in its parts: scheme, host for the wire, port, and path with query."""

    scheme: str
    host: str
    port: int
    path: str


def _target(url: str) -> _Target:
    if len(url) > _LONGEST:
        raise FetchError(url, f"the address is longer than {_LONGEST} characters", "give a shorter one")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else str(parts.hostname)
    except (ValueError, UnicodeError):
        raise FetchError(url, "is no address", "copy it from the browser's address bar") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(url, "only http and https are read", "give an address that begins with https://, or upload the file")
    if not host:
        raise FetchError(url, "names no host", "copy it from the browser's address bar")
    if parts.username is not None or parts.password is not None:
        raise FetchError(url.replace(parts.netloc, host), "carries a name or password", "leave them out; pages behind a login can be uploaded")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else "")
    return _Target(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path)


def _allowed(url: str, target: _Target, limits: FetchLimits, lookup: Lookup, deadline: float) -> list[Address]:
    """Return the addresses of a host; raises FetchError when there are none, or when any is not public and not allowed."""
    resolver = ThreadPoolExecutor(1)
    try:
        texts = resolver.submit(lookup, target.host, target.port).result(max(0.0, deadline - time.monotonic()))
        addresses = [ip_address(text.partition("%")[0]) for text in texts]
    except (OSError, UnicodeError, TookTooLong):
        addresses = []
    finally:
        resolver.shutdown(wait=False)
    if not addresses:
        raise FetchError(url, "its host cannot be found", "check the address and the connection to the network")
    for address in addresses:
        if not is_public(address) and not any(address in network for network in limits.networks):
            raise FetchError(
                url,
                "leads into a private network, which is not read",
                "upload the file instead, or have whoever runs this allow the network in COUNTERWATCH_FETCH_NETWORKS",
            )
    return addresses


def _fetch_one(url: str, limits: FetchLimits, lookup: Lookup, deadline: float) -> Fetched | str:
    """Return the page at an address, or where that address leads on to."""
    target = _target(url)
    addresses = _allowed(url, target, limits, lookup, deadline)
    try:
        with _connected(target, addresses, deadline) as connection:
            connection.request(
                "GET", target.path, headers={"User-Agent": _AGENT, "Accept": ", ".join(SUFFIX_OF_TYPE), "Accept-Encoding": "gzip, identity"}
            )
            with connection.getresponse() as response:
                if response.status in _REDIRECTS and response.headers.get("Location"):
                    return str(response.headers["Location"]).strip()
                return _page(url, response, limits, deadline)
    except TimeoutError as error:
        raise _too_slow(url, limits) from error
    except ssl.SSLError as error:
        raise FetchError(
            url, f"its certificate or encryption is not accepted ({error.reason or 'unknown'})", "save the page and upload it"
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= deadline:
            raise _too_slow(url, limits) from error
        raise FetchError(url, "cannot be read: the server does not answer as it should", "try again later, or upload the file") from error


def _too_slow(url: str, limits: FetchLimits) -> FetchError:
    return FetchError(url, f"took longer than {limits.seconds} seconds", "save the page and upload it, or raise COUNTERWATCH_FETCH_SECONDS")


@contextlib.contextmanager
def _connected(target: _Target, addresses: list[Address], deadline: float) -> Iterator[http.client.HTTPConnection]:
    """Yield a connection to one of the addresses that were checked; it breaks off at the deadline, however slowly bytes drip."""
    raw = _open(addresses, target.port, deadline)
    watch = threading.Timer(max(0.01, deadline - time.monotonic()), _shut, (raw,))
    watch.daemon = True
    watch.start()
    connection = http.client.HTTPConnection(f"[{target.host}]" if ":" in target.host else target.host, target.port)
    try:
        if target.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=target.host)
            connection.default_port = 443  # So that the Host header names no port where there is none in the address.
        else:
            connection.sock = raw
        yield connection
    finally:
        watch.cancel()
        connection.close()
        raw.close()


def _open(addresses: list[Address], port: int, deadline: float) -> socket.socket:
    failure: OSError = TimeoutError()
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((str(address), port), timeout=left)
        except OSError as error:
            failure = error
    raise failure


def _shut(raw: socket.socket) -> None:
    with contextlib.suppress(OSError):
        raw.shutdown(socket.SHUT_RDWR)


def _page(url: str, response: http.client.HTTPResponse, limits: FetchLimits, deadline: float) -> Fetched:
    if response.status != 200:
        raise FetchError(url, f"the server answers {response.status}", "check the address in a browser, or save the page and upload it")
    content_type = response.headers.get_content_type()
    if response.headers.get("Content-Type") is None or content_type not in SUFFIX_OF_TYPE:
        kind = content_type if response.headers.get("Content-Type") else "nothing that says what it is"
        raise FetchError(url, f"holds {kind[:60]}, not a page of text", "give the address of the article itself")
    encoding = str(response.headers.get("Content-Encoding", "identity")).strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise FetchError(url, f"is packed as {encoding[:30]}, which was not asked for", "save the page and upload it")
    data = _bounded(url, response, limits, deadline, packed="gzip" in encoding)
    return Fetched(url, content_type, response.headers.get_content_charset("") or "", data)


def _bounded(url: str, response: http.client.HTTPResponse, limits: FetchLimits, deadline: float, packed: bool) -> bytes:
    """Return the body; never holds more than the limit, packed or not."""
    unpack = zlib.decompressobj(wbits=31) if packed else None
    data = bytearray()
    while piece := response.read1(_PIECE):
        if time.monotonic() > deadline:
            raise TimeoutError
        try:
            data += unpack.decompress(piece, limits.bytes + 1 - len(data)) if unpack else piece
        except zlib.error:
            raise FetchError(url, "is packed in a way that cannot be read", "save the page and upload it") from None
        if len(data) > limits.bytes or (unpack and unpack.unconsumed_tail):
            raise FetchError(url, f"is larger than {limits.bytes:,} bytes", "upload the part that matters, or raise COUNTERWATCH_FETCH_BYTES")
    if time.monotonic() > deadline:
        raise TimeoutError
    if response.length or (unpack and not unpack.eof):
        raise FetchError(url, "broke off before its end", "try again, or save the page and upload it")
    return bytes(data)
