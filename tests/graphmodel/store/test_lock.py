"""A place where no lock can be made is told at once, not waited for."""

from __future__ import annotations

import sys

import pytest

from graphmodel import FilingGraph
from graphmodel.errors import UnwritableOutput
from graphmodel.store import open_store


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a folder that takes no files")
def test_a_folder_that_takes_no_lock_is_unwritable(acme: FilingGraph) -> None:
    with pytest.raises(UnwritableOutput, match="cannot be written"):
        open_store("/proc/self/store.govgraph").write([acme])
