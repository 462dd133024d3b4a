"""Who extracts: processes of this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from importlib import import_module
from threading import Event, Thread
from typing import Any, Final, ParamSpec, TypeVar

from graphmodel.errors import GovgraphError
from graphmodel.processes import spawned
from loaders.journal import extractor

__all__ = ["Processes", "cluster", "processes"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

_ADDRESS: Final = re.compile(r"(?:tcp|tls|ws|wss)://[^\s/:]+:[0-9]{1,5}")
_PATIENCE: Final = 15  # seconds for a scheduler, and for its first worker
_LOOK: Final = 5.0  # seconds between looks at whether there are workers
_ALONE: Final = 60.0  # seconds without any after which no one waits any longer


class Processes(Executor):
    """Worker processes of this machine, which can be started anew when one of them has died; `told` is told of it."""

    def __init__(self, workers: int, told: Callable[[str], None] = lambda _: None) -> None:
        self._workers = workers
        self._told = told
        self._pool = spawned(workers)

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """As every executor; BrokenExecutor, here or in the future, once a worker has died."""
        return self._pool.submit(fn, *args, **kwargs)

    def renew(self) -> None:
        """End what is left of the processes and start others; futures that are not done never will be."""
        self._told("a worker process died (out of memory?); others are started")
        self.shutdown(cancel_futures=True)
        self._pool = spawned(self._workers)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As every executor."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def processes(workers: int, told: Callable[[str], None] = lambda _: None) -> Iterator[Executor | None]:
    """That many worker processes (see `Processes`); none for a single one, whose work this process does itself."""
    if workers < 2:
        yield None
        return
    executor = Processes(workers, told)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of the Dask scheduler at an address such as tcp://127.0.0.1:8786.

    They read files from where this process does, but for data sets, whose filings are sent to them. GovgraphError
    where Dask is not installed, nothing answers, there is no worker, workers run another version, or one dies again
    and again. A scheduler that is lost cancels its futures.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as exc:
        raise GovgraphError("--scheduler needs Dask; install it with `pip install 'govgraph[dask]'`") from exc
    if not _ADDRESS.fullmatch(address):
        raise GovgraphError(f"{address}: is no address of a Dask scheduler, such as tcp://127.0.0.1:8786")
    # What it has to say is said by the error; its own lines would come between those of the command.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as exc:  # TimeoutError is an OSError
        raise GovgraphError(
            f"{address}: no Dask scheduler answers there ({_words(exc)}); start one, or use --jobs"
        ) from exc
    ended = Event()
    try:
        _check_workers(client, address)
        Thread(target=_give_up_alone, args=(client, ended), daemon=True).start()
        # Not pure: Dask would look for equal work by a digest of every argument.
        yield client.get_executor(pure=False)
    except distributed.KilledWorker as exc:
        raise GovgraphError(
            f"{address}: workers died several times at the same filings (out of memory?); give them more memory"
        ) from exc
    finally:
        ended.set()
        client.close(timeout=_PATIENCE)


def _check_workers(client: Any, address: str) -> None:
    """GovgraphError where there is no worker, or one would make other graphs than this process."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise GovgraphError(f"{address}: the Dask scheduler has no workers; start `dask worker {address}`") from None
    try:
        theirs: dict[str, Any] = client.run(extractor)
    except Exception as exc:
        raise GovgraphError(
            f"{address}: its workers cannot run govgraph ({_words(exc)}); install this version of it there"
        ) from exc
    for worker, digest in sorted(theirs.items()):
        if digest != extractor():
            raise GovgraphError(f"{address}: worker {worker} runs another version of govgraph; install this one there")


def _give_up_alone(client: Any, ended: Event) -> None:
    """Cancel all once the last worker has been gone for a while: a scheduler would wait for others for ever."""
    alone = 0.0
    while not ended.wait(_LOOK):
        try:
            alone = 0.0 if client.nthreads() else alone + _LOOK
        except (OSError, CancelledError):  # the scheduler itself is lost, which cancels all
            return
        if alone >= _ALONE:
            client.close(timeout=_PATIENCE)
            return


def _words(exc: Exception) -> str:
    return " ".join(str(exc).split())[:200] or type(exc).__name__
