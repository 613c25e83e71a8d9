"""What the database holds, shown to whoever looks after the machine by Django's admin: to be read, never changed.

Everything that is done goes through the rooms of the portal, which check, record and void; a row changed by hand would
go past them all.
"""

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model
from django.http import HttpRequest

from authoring.portal import models
from authoring.portal.access import RECORDS


class Records(AdminSite):
    """The site of records. Who may see it stands in `access`, which is asked first."""

    site_header = site_title = index_title = "Records"
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        """Tell whether somebody is an operator."""
        return bool(request.rights.operates)  # type: ignore[attr-defined]


class Record(ModelAdmin[Model]):
    """A table's rows: the latest first, without what lets somebody in."""

    actions = None
    ordering = ("-pk",)
    exclude = ("password", "digest")
    list_per_page = 50

    def get_list_display(self, request: HttpRequest) -> list[Any]:  # noqa: ARG002 (Django's signature)
        """Return the columns: all but those too long to be read in a table."""
        fields = self.model._meta.concrete_fields
        return [one.name for one in fields if one.name not in self._hidden()]

    def _hidden(self) -> set[str]:
        return {*self.exclude, "content", "outcome", "progress", "text", "values"}

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Let everything be seen."""
        return True

    def has_module_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Let every table be listed."""
        return True

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Let nothing be added."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Let nothing be changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Let nothing be deleted."""
        return False


records = Records(RECORDS)
records.register([getattr(models, name) for name in models.__all__], Record)
