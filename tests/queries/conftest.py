"""The command line, run in this process."""

from collections.abc import Callable

import pytest

from queries import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def govgraph(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs the command in this process: exit code, standard output, standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(arguments)
        out, err = capsysbinary.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return code, out.decode(), err.decode()

    return run
