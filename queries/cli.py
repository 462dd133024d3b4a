"""The `govgraph` command. A command parses its options, calls the library, and prints; errors end in `main`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.main import get_command

from graphmodel.errors import BadParameter, GovgraphError
from graphmodel.terminal import printable
from loaders.cli import FAILED, register, tell_error
from loaders.store_option import STORE, DatabaseOption, PasswordFileOption, StoreOption, UserOption, store_of
from queries import catalogue, output
from queries.answer import Limits, Rows
from queries.audit_cli import show_audit
from queries.drift_cli import show_drift
from queries.export_cli import export
from queries.filings import named_filings
from queries.options import CompanyArgument, FormatOption, PageOption
from queries.output import Format
from queries.peers_cli import find_peers
from queries.run import run_cypher, run_query, unknown_names
from queries.site_cli import make_site
from queries.survey_cli import show_survey

__all__ = ["app", "main"]

INTERRUPTED = 130

app = typer.Typer(
    name="govgraph",
    help="Cybersecurity-governance disclosures as evidence-bound graphs: Cypher, org charts, comparison.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def _govgraph(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version.")] = False,
) -> None:
    if show_version:
        typer.echo(f"govgraph {version('govgraph')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(FAILED)


@app.command("demo", short_help="Build, ask and draw filings of made-up companies.")
def _demo(
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write into; made where it is missing.")
    ] = Path("govgraph-demo"),
) -> None:
    """Build a graph from filings of made-up companies, ask it, and draw an org chart and a comparison."""
    from queries.demo import run_demo

    for step in run_demo(folder):
        output.show(step)


register(app)


@app.command("query", short_help="Ask a named question, or one in Cypher.")
def _query(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A question; `govgraph queries` lists them.")
    ] = None,
    cypher: Annotated[str | None, typer.Option("--cypher", metavar="QUERY", help="Ask this instead.")] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("-p", "--parameter", metavar="NAME=VALUE", help="A parameter; may be repeated.")
    ] = None,
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    form: FormatOption = Format.TABLE,
    seconds: Annotated[float, typer.Option("--timeout", min=0.001, help="Seconds that the query may take.")] = 60.0,
    rows: Annotated[int, typer.Option("--max-rows", min=1, help="Rows of the answer that are printed.")] = 10_000,
    megabytes: Annotated[float, typer.Option("--max-mb", min=0.001, help="Megabytes of text that are printed.")] = 20.0,
) -> None:
    """Ask a named question, or one in Cypher. It only reads.

    `govgraph queries NAME` tells what a question takes and gives.

    With --cypher, a value that is JSON (3, true, ["a"], "3") is that value, and anything else is a text. An answer that
    is larger than --max-rows or --max-mb is cut, which is said.
    """
    given = dict(map(_pair, parameter or []))
    if (name is None) == (cypher is None):
        raise BadParameter(
            "give the name of a question (`govgraph queries` lists them), or --cypher QUERY, and not both"
        )
    source = store_of(store, user, password_file, database)
    limits = Limits(seconds, rows, int(megabytes * 1_000_000))
    if cypher is not None:
        answer = run_cypher(source, cypher, limits, **{key: _value(text) for key, text in given.items()})
    else:
        answer = run_query(source, name or "", limits, **given)
    output.write(answer, form, ids=cypher is not None)
    if answer.cut:
        _note(f"the answer was cut at {answer.cut}; there is more: raise --max-rows or --max-mb, or ask for less")
    if cypher is not None and not answer.rows and (strange := unknown_names(cypher)):
        _note(strange)


@app.command("queries", short_help="List the named questions, or tell what one takes and gives.")
def _queries(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A question; all are listed without one.")] = None,
) -> None:
    """List the questions that `query` answers, or tell what one of them takes and gives."""
    width = output.console().width
    told = (
        catalogue.described(catalogue.question(name), width) if name else catalogue.listed(catalogue.questions(), width)
    )
    for line in told:
        typer.echo(line)


@app.command("chart", short_help="Draw a filing's org chart as an HTML page.")
def _chart(
    company: CompanyArgument,
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    page: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="F.html", help="The page to write; named after the filing where none is given."
        ),
    ] = None,
    year: Annotated[int | None, typer.Option(help="The fiscal year; the newest filing where none is given.")] = None,
) -> None:
    """Draw the org chart of a company's filing as one HTML page, to open in a browser; it needs no network."""
    contents = store_of(store, user, password_file, database).contents()
    (part,) = named_filings(contents, [company], year)
    from queries.charts import org_chart

    typer.echo(printable(output.write_page(page or output.page_name(part.filing.filing_id), org_chart(part))))


@app.command("compare", short_help="Compare two to six filings side by side.")
def _compare(
    companies: Annotated[
        list[str], typer.Argument(metavar="COMPANY", help="Two to six: tickers, CIKs, names, or filings' ids.")
    ],
    store: StoreOption = STORE,
    user: UserOption = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    page: PageOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Compare two to six filings side by side: what is the same, what differs, what is not disclosed.

    A company stands for its newest filing; name filings by their ids to compare years. The answer is printed; -o draws
    a page with the charts as well.
    """
    from queries.compare import compare, comparison_rows

    contents = store_of(store, user, password_file, database).contents()
    comparison = compare(named_filings(contents, companies))
    if page:
        from queries.charts import comparison_page

        note = output.write_page(page, comparison_page(comparison))
        typer.echo(printable(note), err=True)
    output.write(Rows.of(comparison_rows(comparison)), form)


app.command("audit", short_help="Say where tags go against the text.")(show_audit)
app.command("export", short_help="Write a store's graphs for other programs.")(export)
app.command("drift", short_help="Say what changed since the year before.")(show_drift)
app.command("peers", short_help="Find the companies of nearest structure.")(find_peers)
app.command("survey", short_help="Count the market's figures, beside published ones.")(show_survey)
app.command("site", short_help="Make a site of a whole store.")(make_site)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 all right, 1 some filings were skipped, 2 usage or nothing done.

    What goes wrong is one line on stderr; a traceback comes only where GOVGRAPH_DEBUG is set.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a locale that cannot write a character is no reason to fail
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has left (`| head`). Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    command = get_command(app)
    try:
        with command.make_context("govgraph", arguments) as context:
            command.invoke(context)
    except typer.Exit as exc:
        return exc.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except GovgraphError as exc:
        return tell_error(str(exc))
    except Exception as exc:  # the last resort: a user gets a line, never a traceback
        usage = getattr(exc, "format_message", None)  # what the parser raises, whichever library it comes from
        if usage:
            where = getattr(getattr(exc, "ctx", None), "command_path", None) or "govgraph"
            return tell_error(f"{usage()} (`{where} --help` shows how)")
        if os.environ.get("GOVGRAPH_DEBUG"):
            raise
        return tell_error(
            f"{type(exc).__name__}: {exc}; this is a fault in govgraph, please report it (GOVGRAPH_DEBUG=1 shows more)"
        )
    return 0


def _note(text: str) -> None:
    typer.echo(printable(f"note: {text}"), err=True)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.isidentifier():
        raise BadParameter(f"-p {text}: write it as NAME=VALUE")
    return name, value


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
