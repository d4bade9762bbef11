"""The `kg` command: one command a verb. It alone prints and exits; what a command needs is imported when it runs.

    kg build     articles -> a graph file            kg.commands.build
    kg query     a graph -> answers                  kg.commands.query
    kg graph     a graph -> a picture                kg.commands.graph
    kg validate  a graph -> what is wrong with it    kg.commands.validate
    kg explain   a graph -> why it says so           kg.commands.explain
    kg convert   a graph -> another format       kg.commands.convert
    kg diff      two graphs -> what changed      kg.commands.diff
    kg evaluate  a graph -> how good it is           kg.commands.evaluate

Results go to standard output, messages to standard error.
Exit codes: 0 done, 1 bad or missing data, 2 wrong use, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from kg import __version__
from kg.commands import build, convert, diff, evaluate, explain, graph, query, validate
from kg.console import ReaderGone, say, silence, use_utf8
from kg.errors import KgError, WrongUse

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""

BROKEN_PIPE = 141
"""Exit code when the reader of our output went away, as with `kg query … | head`: 128 and the number of the signal."""

app = typer.Typer(
    name="kg",
    help="From Arabic news to a knowledge graph of geopolitical actors: who did what to whom, with the sentence that says so.",
    epilog="Begin with: kg build seeds/articles -o out/graph.ttl, then: kg query who-supports-whom out/graph.ttl",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.command("build", epilog=build.EXAMPLE)(build.build)
app.command("query", epilog=query.EXAMPLE, context_settings={"ignore_unknown_options": True})(query.query)
app.command("graph", epilog=graph.EXAMPLE)(graph.graph)
app.command("validate", epilog=validate.EXAMPLE)(validate.validate)
app.command("explain", epilog=explain.EXAMPLE)(explain.explain)
app.command("convert", epilog=convert.EXAMPLE)(convert.convert)
app.command("diff", epilog=diff.EXAMPLE)(diff.diff)
app.command("evaluate", epilog=evaluate.EXAMPLE)(evaluate.evaluate)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Options that stand before every command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: what stands behind `kg`; by default what the shell gave.

    Returns:
        The exit code.

    Example:
        >>> main(["--version"])
        kg 0.1.0
        0
    """
    use_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        code = app(given, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except KgError as error:
        say(f"kg: {error}")
        return 2 if isinstance(error, WrongUse) else 1
    except (ReaderGone, BrokenPipeError):
        silence()
        return BROKEN_PIPE
    except SystemExit as left:  # Typer leaves so where the reader of a help text went away
        return left.code if isinstance(left.code, int) else 1
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        if os.environ.get("KG_DEBUG"):
            raise
        say(f"kg: {error.filename or 'standard output'}: {error.strerror or error}")
        return 1
    except Exception as error:
        if hasattr(error, "format_message"):  # what Typer raises for an option that does not exist, and the like
            return _misused(error, given)
        if os.environ.get("KG_DEBUG"):
            raise
        say(f"kg: {type(error).__name__}: {error}; this is a defect; run with KG_DEBUG=1 for the details")
        return 1


def _misused(error: Exception, given: list[str]) -> int:
    """Tells of wrong options in one sentence, and where the right ones stand."""
    told = " ".join(str(error.format_message()).split()).rstrip(".")  # type: ignore[attr-defined]
    command = given[0] if given[0] in {known.name for known in app.registered_commands} else ""
    say(f"kg: {told[:1].lower()}{told[1:]}; see: {' '.join(('kg', command, '--help')).replace('  ', ' ')}")
    return int(getattr(error, "exit_code", 2))


if __name__ == "__main__":
    sys.exit(main())
