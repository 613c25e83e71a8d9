"""The audit log takes rows and never changes them: the database itself refuses."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_VERBS = ("UPDATE", "DELETE")
_SQLITE = """
CREATE TRIGGER portal_event_no_{verb} BEFORE {verb} ON portal_event
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END
"""
_SQLITE_REPLACE = """
CREATE TRIGGER portal_event_no_REPLACE BEFORE INSERT ON portal_event
WHEN EXISTS (SELECT 1 FROM portal_event WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END
"""
"""`INSERT OR REPLACE` deletes without firing what stands before a `DELETE` (https://sqlite.org/lang_conflict.html)."""

_POSTGRESQL = """
CREATE FUNCTION portal_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT FROM portal_event) THEN RAISE EXCEPTION 'the audit log is never changed'; END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER portal_event_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON portal_event
FOR EACH STATEMENT EXECUTE FUNCTION portal_event_refuse()
"""


def refuse(_: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the database refuse to change what stands in the log."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_POSTGRESQL)
        return
    for verb in _VERBS:
        schema_editor.execute(_SQLITE.format(verb=verb))
    schema_editor.execute(_SQLITE_REPLACE)


def allow(_: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take that back, as a migration backwards does."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER portal_event_kept ON portal_event; DROP FUNCTION portal_event_refuse()")
        return
    for verb in (*_VERBS, "REPLACE"):
        schema_editor.execute(f"DROP TRIGGER portal_event_no_{verb}")
