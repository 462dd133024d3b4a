"""Processes of this machine, for work that takes all cores."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread, current_thread, main_thread
from typing import Final

__all__ = ["sensible_jobs", "spawned"]

_WORTH_IT: Final = 24  # filings that take as long as a process takes to start


def sensible_jobs(filings: int | None) -> int:
    """How many processes to use for so many filings (None: many): one for each core, or this one alone for a few."""
    if filings is not None and filings < _WORTH_IT:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spawned(workers: int, prepare: Callable[..., object] | None = None, *given: object) -> ProcessPoolExecutor:
    """That many processes, each of which begins with `prepare(*given)`."""
    # Spawned, not forked: a fork of a process with threads (the progress bar's) may hang.
    begin = partial(_begin, prepare, *given)
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=begin)
    with _ctrl_c_ignored():
        for _ in range(workers):
            pool.submit(int)
    return pool


@contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    """Let workers that start meanwhile ignore Ctrl-C, which reaches every process of the terminal.

    So this process alone decides: what has begun is finished, the rest is dropped. Python lets only the main thread say
    what a signal does; in another one Ctrl-C is somebody else's.
    """
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(prepare: Callable[..., object] | None, *given: object) -> None:
    _end_with_parent()
    if prepare is not None:
        prepare(*given)


def _end_with_parent() -> None:
    """Let this worker end when its parent does: after a kill -9 it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:

        def watch() -> None:
            wait([parent.sentinel])
            os._exit(1)

        Thread(target=watch, daemon=True).start()
