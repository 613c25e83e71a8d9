"""The commands for the web: start the portal, let people in."""

from pathlib import Path

import click

from authoring.cli.spoken import SpokenCommand, SpokenGroup, message_language
from authoring.cli.workspace import Workspace, in_workspace
from authoring.errors import AuthoringError
from authoring.locale import persons_language
from authoring.locale.message import Message, message

_ROLES = ("coordinator", "co_chair", "translator", "reader", "operator")


@click.command(cls=SpokenCommand)
@click.option("--processes", type=click.IntRange(1, 64), default=2, help="How many processes answer.")
@in_workspace
def serve(workspace: Workspace, processes: int) -> None:
    r"""Start the portal: the forms on the web, and the coordinators' desk.

    It needs nothing else installed and keeps what it must in the folder .portal. These variables change that:

    \b
      AUTHORING_PORTAL_URL     the address people type (default: http://localhost:8000)
      AUTHORING_PORTAL_BIND    where it listens behind a web server, as HOST:PORT
      AUTHORING_TIME_ZONE      whose hours it tells, as America/Toronto (default: UTC)
      DATABASE_URL             a PostgreSQL database, for several machines or many people
      EMAIL_URL                the mail server; without it letters are kept in .portal/letters
    """
    from authoring.portal.service import server

    server.serve(workspace.base, processes)


@click.group(cls=SpokenGroup)
def portal() -> None:
    """Look after the portal: let people in, keep its data safe."""


@portal.command(cls=SpokenCommand)
@click.argument("email")
@click.option("--name", default="", help="What the person is called.")
@click.option("--role", type=click.Choice(_ROLES), default="coordinator", help="What they may do.")
@click.option(
    "--group",
    default="",
    metavar="GROUP",
    help="The group of a co-chair; coordination for the coordinators' own parts.",
)
@click.option("--partner", default="", metavar="PARTNER", help="The partner a co-chair signs for.")
@click.option("--language", default="", metavar="TAG", help="The language of a translator.")
@in_workspace
def invite(workspace: Workspace, email: str, name: str, role: str, group: str, partner: str, language: str) -> None:
    """Let somebody in: print the link with which EMAIL chooses a password.

    The first coordinator comes in this way; all others are invited in the portal itself. The link works once.
    """
    from authoring.edition.definition import load
    from authoring.portal.people.fitting import must_fit
    from authoring.portal.service import server

    edition = load(workspace.folder.definition)
    must_fit(edition, email, role, {"group": group, "partner": partner, "language": language})
    server.prepare(workspace.base)
    from authoring.portal.people.inviting import Given, give, link_for, signs_for_another

    given = Given(int(workspace.folder.path.name), role, group, partner, language)
    if signs_for_another(email, given):
        raise AuthoringError(message("One person signs for one partner."))
    click.echo(link_for(give(email, name, [given], language=persons_language())))


@portal.command(cls=SpokenCommand)
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@in_workspace
def backup(workspace: Workspace, file: Path) -> None:
    """Keep everything in FILE.zip: people, drafts, signatures, files, and the editions' folders.

    The portal may run meanwhile. Keep the file as safe as the portal: it holds what groups have not published yet. It
    does not hold templates/ and output/, nor the key of sessions and authenticator apps: keep .portal/secret-key apart,
    and put it back first.
    """
    from authoring.portal.service import server

    server.start(workspace.base)
    from authoring.portal.service.backup import back_up

    held = back_up(file)
    _say(message("{file} holds {rows} rows and {files} files.", file=file, rows=held.rows, files=held.files))


@portal.command(cls=SpokenCommand)
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@click.option("--replace", is_flag=True, help="Replace the portal that is there, and the editions the backup holds.")
@in_workspace
def restore(workspace: Workspace, file: Path, replace: bool) -> None:
    """Make the portal anew from FILE.zip, also on another machine or with another database.

    Stop the portal first. Everybody signs in anew afterwards.
    """
    from authoring.portal.service import server

    server.start(workspace.base)
    from authoring.locale.cldr import together  # Babel is not needed by other commands
    from authoring.portal.people.sealing import left_behind
    from authoring.portal.service.backup import restore as put_back

    held = put_back(file, replace=replace)
    said = message(
        "{rows} rows and {files} files were put back from {file}.", file=file, rows=held.rows, files=held.files
    )
    _say(said)
    if people := left_behind():
        _say(
            message(
                "The codes of their apps, and their recovery codes, cannot be checked here: {people}. Put the "
                ".portal/secret-key of the portal they come from into its place here, or withdraw their access and "
                "invite them again.",
                people=together(people),
            )
        )


@portal.command(cls=SpokenCommand)
@in_workspace
def change_key(workspace: Workspace) -> None:
    """Give the portal a new key: when somebody may have read .portal/secret-key, or has left.

    Stop the portal first. Everybody signs in anew afterwards; invitations, apps and recovery codes stay as they are.
    """
    from authoring.portal.service import server

    server.start(workspace.base)
    from django.conf import settings

    from authoring.portal.people.sealing import seal_anew
    from authoring.portal.service.key import changed

    with changed(settings.PORTAL / "secret-key") as key:
        seal_anew(key)
    _say(message("The portal has a new key. Keep it apart from your backups, and start the portal."))


def _say(said: Message) -> None:
    click.echo(said.text(message_language()))


COMMANDS = (serve, portal)
