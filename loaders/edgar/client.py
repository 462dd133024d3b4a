"""EDGAR over HTTP: the one module that knows edgartools.

edgartools gives the HTTP client: it declares the identity, keeps below the rate that the SEC allows (nine requests a
second, the SEC's limit being ten), knows the user's certificates and proxy, and where EDGAR is (EDGAR_BASE_URL and
EDGAR_DATA_URL name another place). Its `Company` and `Filing` are left alone: they know the tickers of the day on which
the package was made, ask for a registrant's whole history, give a document as text and not as its bytes, and do not try
again where EDGAR is busy. Its cache of documents is not used either: the folder that filings are fetched into is one.
"""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from graphmodel.errors import EdgarUnavailable, FetchError

__all__ = ["IDENTITY", "Edgar", "connect"]

IDENTITY: Final = "EDGAR_IDENTITY"
"""The environment variable, edgartools' own, that declares who asks."""

_INSTALL: Final = "pip install 'govgraph[edgar]'"
_IDENTITY_FORM: Final = re.compile(r"(?=[ -~]{1,200}\Z)\S.* <?[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+>?")
_TRIES: Final = 4
_LONGEST_WAIT: Final = 60.0
"""Seconds that are waited at most before another try, where EDGAR asks for it."""
_BUSY_WAIT: Final = 10.0
_REFUSAL: Final = 4096
"""Bytes of a refusal that are looked at."""


class Edgar:
    """A connection to EDGAR; `connect` makes it.

    `site` and `data` are the addresses of its archive and of its lists of filings, without a slash at their end.
    """

    def __init__(self, client: Any, stamina: ModuleType, site: str, data: str) -> None:
        self.site = site
        self.data = data
        self._client = client
        self._stamina = stamina
        # httpx or its fork httpx2: edgartools takes what is installed, and their errors are no relations.
        self._httpx: Any = import_module(type(client).__module__.partition(".")[0])

    def get(self, url: str, largest: int, missing: str = "EDGAR has no such document") -> bytes:
        """What is at an address: at most `largest` bytes, never none; `missing` is said where nothing is there.

        What may pass (a cut connection, a busy or faulty server) is tried four times with growing pauses. FetchError
        where this address does not answer, EdgarUnavailable where no other would either.
        """
        try:
            for attempt in self._stamina.retry_context(
                on=self._pause, attempts=_TRIES, timeout=None, wait_initial=1.0, wait_max=16.0
            ):
                with attempt:
                    return self._get_once(url, largest)
        except _Refused as exc:
            raise exc.told(missing) from None
        except (self._httpx.HTTPError, self._httpx.InvalidURL) as exc:
            raise self._broken(url, exc) from exc
        raise AssertionError("an attempt returns or raises")

    def _get_once(self, url: str, largest: int) -> bytes:
        with self._client.stream("GET", url, follow_redirects=False) as answer:
            if answer.status_code != 200:
                head = _start_of(answer.iter_bytes(), _REFUSAL)
                raise _Refused(url, answer.status_code, head, _seconds(answer.headers))
            body = bytearray()
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > largest:
                    raise FetchError(f"{url}: larger than the {largest >> 20} MB that one filing may have")
        if not body.strip():
            raise _Refused(url, 200, b"", None)  # seen where EDGAR is out of order
        return bytes(body)

    def _pause(self, exc: Exception) -> bool | float:
        """Whether another try may help, or the seconds to wait before it."""
        if isinstance(exc, _Refused):
            return exc.pause()
        return isinstance(exc, self._httpx.RequestError) and not _is_untrusted(exc)

    def _broken(self, url: str, exc: Exception) -> FetchError:
        reason = " ".join(str(exc).split()) or type(exc).__name__
        if _is_untrusted(exc):
            return EdgarUnavailable(
                f"{url}: its certificate is not trusted ({reason}); behind a company's proxy set "
                "EDGAR_USE_SYSTEM_CERTS=true"
            )
        if isinstance(exc, self._httpx.ConnectError | self._httpx.ConnectTimeout | self._httpx.ProxyError):
            return EdgarUnavailable(f"{url}: cannot be reached ({reason}); check the network connection")
        if isinstance(exc, self._httpx.UnsupportedProtocol | self._httpx.InvalidURL):
            return EdgarUnavailable(f"{url}: no address ({reason}); check EDGAR_BASE_URL and EDGAR_DATA_URL")
        if isinstance(exc, self._httpx.TimeoutException):
            return FetchError(f"{url}: no answer in time, {_TRIES} times; try again later")
        return FetchError(f"{url}: the connection broke off, {_TRIES} times ({reason}); try again later")


class _Refused(Exception):
    """An answer without the document."""

    def __init__(self, url: str, status: int, head: bytes, after: float | None) -> None:
        super().__init__(url, status)
        self.url = url
        self.status = status
        self.head = head
        self.after = after

    def pause(self) -> bool | float:
        """As `stamina` takes it: False for no other try, True for one after the usual pause, or that pause."""
        if self.status == 429:
            wait = _BUSY_WAIT if self.after is None else self.after
            return wait if wait <= _LONGEST_WAIT else False
        return self.status >= 500 or self.status == 200

    def told(self, missing: str) -> FetchError:
        """The error for it."""
        if self.status == 404:
            return FetchError(f"{self.url}: {missing}")
        if self.status == 429 or b"Request Rate Threshold" in self.head:
            wait = f"{self.after:.0f} s" if self.after else "ten minutes"
            return EdgarUnavailable(
                f"{self.url}: EDGAR has had too many requests from this network; run it again in {wait}, what has been "
                "fetched is kept"
            )
        if self.status == 403:
            return EdgarUnavailable(
                f"{self.url}: EDGAR refuses (403), as it does without a declared identity: check the name and e-mail "
                f"in --identity or {IDENTITY}, or wait ten minutes"
            )
        said = "an empty document" if self.status == 200 else f"status {self.status}"
        tried = f", {_TRIES} times" if self.pause() else ""
        return FetchError(f"{self.url}: EDGAR answers with {said}{tried}; try again later")


@contextmanager
def connect(identity: str | None = None) -> Iterator[Edgar]:
    """EDGAR, asked in the name of `identity` ("Name name@example.com"), or of EDGAR_IDENTITY.

    EdgarUnavailable where neither is given or is none, or edgartools is missing. Nothing is asked yet. edgartools keeps
    identity and client for the whole process: nobody else may use it meanwhile; afterwards it is as it was.
    """
    before = os.environ.get(IDENTITY)
    said = _checked(identity if identity is not None else before)
    edgar, config, http, stamina = _edgartools()
    edgar.set_identity(said)
    try:
        with http.http_client(bypass_cache=True) as client:
            yield Edgar(client, stamina, config.SEC_BASE_URL, config.SEC_DATA_URL)
    finally:
        http.close_clients()
        if before is None:
            os.environ.pop(IDENTITY, None)
        else:
            os.environ[IDENTITY] = before


def _checked(identity: str | None) -> str:
    said = " ".join((identity or "").split())
    if not said:
        raise EdgarUnavailable(
            f'EDGAR wants to know who asks: give --identity "Name name@example.com" or set {IDENTITY}'
        )
    if not _IDENTITY_FORM.fullmatch(said):
        raise EdgarUnavailable(
            f"the identity {said!r} is no name with an e-mail address in plain letters, such as "
            '"Ada Byron ada@example.com"'
        )
    return said


def _edgartools() -> tuple[Any, Any, Any, ModuleType]:
    """What is taken of edgartools: front door, settings, HTTP client, and what it retries with. It takes seconds."""
    try:
        edgar, *others = (import_module(name) for name in ("edgar", "edgar.config", "edgar.httpclient", "stamina"))
        if not hasattr(edgar, "set_identity"):
            raise ImportError("no set_identity")
    except ModuleNotFoundError as exc:
        if (exc.name or "").partition(".")[0] in ("edgar", "stamina"):
            raise EdgarUnavailable(f"fetching needs edgartools, which is not installed: {_INSTALL}") from exc
        raise EdgarUnavailable(f"edgartools cannot be loaded ({exc}): {_INSTALL}") from exc
    except ImportError as exc:
        raise EdgarUnavailable(f"edgartools cannot be loaded ({exc}): {_INSTALL}") from exc
    except OSError as exc:  # it makes its folder as it is loaded
        raise EdgarUnavailable(
            f"edgartools cannot make its folder ({exc}); name another place in EDGAR_LOCAL_DATA_DIR"
        ) from exc
    return edgar, others[0], others[1], others[2]


def _start_of(chunks: Iterator[bytes], size: int) -> bytes:
    start = b""
    for chunk in chunks:
        start += chunk
        if len(start) >= size:
            break
    return start[:size]


def _seconds(headers: Any) -> float | None:
    """What Retry-After asks for, in seconds (RFC 9110, 10.2.3: a number of them, or a date)."""
    said = str(headers.get("Retry-After", "")).strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
        return max(0.0, (moment - moment.now(moment.tzinfo)).total_seconds())
    except (ValueError, OverflowError):
        return None


def _is_untrusted(exc: BaseException | None) -> bool:
    while exc is not None:
        if isinstance(exc, ssl.SSLCertVerificationError):
            return True
        exc = exc.__cause__ or exc.__context__
    return False
