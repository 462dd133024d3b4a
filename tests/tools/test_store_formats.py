"""The bench of store forms, on a small store: every form gives back what it keeps."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from graphmodel import FilingGraph

MakePart = Callable[..., FilingGraph]
SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "bench" / "store_formats.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("store_formats", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["store_formats"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["gziplines", "store", "zip", "sqlite"])
def test_a_form_gives_back_what_it_keeps(
    bench: ModuleType, name: str, acme: FilingGraph, make_part: MakePart, tmp_path: Path
) -> None:
    form, path = bench.FORMS[name], tmp_path / "a.bench"
    acme = acme.with_disclosure(None)  # the forms are set side by side without texts
    bolt, more = make_part("bolt", company="Bolt"), make_part("more", company="Bolt")
    form.write_parts(path, [acme, bolt])
    form.add(path, ("more", more.company.uid, more.model_dump_json().encode()))
    by_id = {part.filing.filing_id: part for part in form.parts(path)}
    assert by_id == {"acme-2024": acme, "bolt": bolt, "more": more}
    assert {part.filing.filing_id for part in form.parts(path, bolt.company.uid)} == {"bolt", "more"}
