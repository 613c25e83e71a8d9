"""What the database holds: people and their roles, drafts and their revisions, sign-offs, jobs, the audit log."""

from authoring.portal.models.comments import Comment
from authoring.portal.models.drafts import Draft, Presence, Revision, Upload
from authoring.portal.models.event import Event
from authoring.portal.models.jobs import Job, Publication
from authoring.portal.models.letters import Letter
from authoring.portal.models.people import Invitation, Person, Role
from authoring.portal.models.signing import Signature, Version
from authoring.portal.models.translation import Handback

__all__ = [
    "Comment",
    "Draft",
    "Event",
    "Handback",
    "Invitation",
    "Job",
    "Letter",
    "Person",
    "Presence",
    "Publication",
    "Revision",
    "Role",
    "Signature",
    "Upload",
    "Version",
]
