import os
from pathlib import Path

from graphmodel.processes import sensible_jobs, spawned


def test_a_few_filings_are_not_worth_a_process():
    assert sensible_jobs(3) == 1
    assert sensible_jobs(5000) == sensible_jobs(None) >= 1


def test_each_process_is_prepared_and_is_not_this_one(tmp_path):
    with spawned(2, os.chdir, tmp_path) as pool:
        assert pool.submit(os.getcwd).result() == str(tmp_path.resolve())
        assert pool.submit(os.getpid).result() != os.getpid()
    assert Path.cwd() != tmp_path.resolve()
