"""Commands that explain themselves, and say what was wrong with their call, in the language of whoever types them.

Click's own words are gettext's, but only as compiled catalogues in the locale's language; ours are read as they are.
"""

import re
from collections.abc import Callable
from copy import copy
from functools import cache
from inspect import cleandoc
from string import Formatter
from typing import IO, Any, TypeVar

import click

from authoring.locale import Words, persons_language, words

Given = TypeVar("Given", bound=click.Command)
Result = TypeVar("Result")

_LANGUAGE = "authoring.language"

_HEADINGS = {"Options": "Options:", "Commands": "Commands:"}
"""Click's headings of a help text, as message ids of the `commands` catalogue: French keeps the colon apart."""

_CLICKS = (
    "No such option {name}.",
    "No such command {name}.",
    "Missing command.",
    "Missing argument {name}.",
    "Missing option {name}.",
    "Option {name} requires an argument.",
    "Option {name} does not take a value.",
    "Got unexpected extra argument {name}",
    "Got unexpected extra arguments {name}",
    "Invalid value for {name}: {reason}",
    "{value} is not one of {known}.",
    "{value} is not a valid integer.",
    "{value} is not a valid integer range.",
    "{value} is not in the range {range}.",
    "File {value} does not exist.",
    "Directory {value} does not exist.",
    "Path {value} does not exist.",
    "File {value} is a directory.",
    "Directory {value} is a file.",
)
"""What Click says of a wrong call, as message ids of the `commands` catalogue."""

_QUOTED = re.compile(r"'([^']*)'")
"""What Python's `repr` puts into straight quotes."""


def message_language() -> str:
    """Return the language in which to speak: that of `--language`, where a command has it, else the person's."""
    context = click.get_current_context(silent=True)
    return str(context.meta.get(_LANGUAGE, "") if context else "") or persons_language()


def speak(context: click.Context, _parameter: click.Parameter, language: str) -> str:
    """Speak this language from now on; the callback of `--language`."""
    context.meta[_LANGUAGE] = language
    return language


def _words() -> Words:
    return words("commands", message_language())


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{_words()('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        told = _words()(_HEADINGS.get(heading, heading))
        self.write(f"{'':>{self.current_indent}}{told}\n")


class _Context(click.Context):
    formatter_class = _Formatter


class SpokenCommand(click.Command):
    """A command whose help is in the catalogue `commands`: its docstring, and its options' `help` and `metavar`."""

    context_class = _Context

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the person's language."""
        super(SpokenCommand, _translated(self)).format_help(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how to call the command, which is also shown when it was called wrongly."""
        super(SpokenCommand, _translated(self)).format_usage(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help."""
        return super(SpokenCommand, _translated(self)).get_short_help_str(limit)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help`."""
        option = copy(super().get_help_option(ctx))
        if option:
            option.help = _words()("Show this message and exit.")
        return option


class SpokenGroup(SpokenCommand, click.Group):
    """A group of such commands; what was wrong with a call is said in the person's language, too."""

    command_class = SpokenCommand

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; raises click.UsageError."""
        return _retelling(lambda: super(SpokenGroup, self).make_context(info_name, args, parent, **extra))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is asked for; raises click.UsageError when its arguments are wrong."""
        return _retelling(lambda: super(SpokenGroup, self).invoke(ctx))


def _translated(command: Given) -> Given:
    _, told = _words(), copy(command)
    # A docstring holds the two characters by which Click leaves a paragraph as it is laid out.
    told.help = _(cleandoc(command.help)).replace(r"\b", "\b") if command.help else None
    told.options_metavar = _("[OPTIONS]")
    if isinstance(told, click.Group):
        told.subcommand_metavar = _("COMMAND [ARGS]...")
    told.params = [_translated_parameter(parameter) for parameter in command.params]
    return told


def _translated_parameter(parameter: click.Parameter) -> click.Parameter:
    _, told = _words(), copy(parameter)
    told.metavar = _(parameter.metavar) if parameter.metavar else None
    if isinstance(told, click.Option) and told.help:
        told.help = _(told.help)
    return told


class _WrongCallError(click.UsageError):
    def show(self, file: IO[Any] | None = None) -> None:
        _ = _words()
        if self.ctx:
            hint = _("Try '{command} --help' for help.").format(command=self.ctx.command_path)
            click.echo(f"{self.ctx.get_usage()}\n{hint}\n", file=file, err=not file)
        click.echo(_("Error: {message}").format(message=self.message), file=file, err=not file)


def _retelling(run: Callable[[], Result]) -> Result:
    try:
        return run()
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        # Click guesses what was meant: for --bogus, --jobs.
        guesses = isinstance(error, click.NoSuchOption | click.exceptions.NoSuchCommand)
        told = error.message if guesses else error.format_message()
        raise _WrongCallError(retold(told, message_language()), error.ctx) from None


def retold(told: str, language: str) -> str:
    """Return what Click says in English in another language; what is unknown stays as it is."""
    _ = words("commands", language)
    for id_ in _CLICKS:
        if found := _pattern(id_).fullmatch(told):
            values = found.groupdict()
            if "reason" in values:
                values["reason"] = retold(values["reason"], language)
            if values.get("name", "").isupper():  # an argument is called by its metavar: 'FILE'
                values["name"] = f"'{_(values['name'].strip(chr(39)))}'"
            return _(id_).format_map({name: _quoted(value, _) for name, value in values.items()})
    return _(told)


def _quoted(text: str, _: Words) -> str:
    return _QUOTED.sub(lambda match: _("“{text}”").format(text=match[1]), text)


@cache
def _pattern(id_: str) -> re.Pattern[str]:
    parts = Formatter().parse(id_)
    return re.compile("".join(re.escape(text) + (f"(?P<{name}>.+?)" if name else "") for text, name, _, _ in parts))
