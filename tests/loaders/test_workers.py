"""Who extracts."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from graphmodel.errors import GovgraphError
from loaders.workers import cluster, processes


def test_one_job_needs_no_process() -> None:
    with processes(1) as executor:
        assert executor is None


def test_several_jobs_are_other_processes() -> None:
    with processes(2) as executor:
        assert executor is not None
        assert executor.submit(os.getpid).result() != os.getpid()


def test_processes_may_be_started_from_any_thread() -> None:
    def work() -> int:
        with processes(2) as executor:
            assert executor is not None
            return executor.submit(os.getpid).result()

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(work).result() != os.getpid()


def test_without_dask_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(GovgraphError, match=r"pip install 'govgraph\[dask\]'"), cluster("tcp://127.0.0.1:8786"):
        pass
