"""Who may come in, and as what."""

from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from authoring.locale import LANGUAGES

VALID_FOR = timedelta(days=14)
"""How long an invitation can be taken up."""


class People(BaseUserManager["Person"]):
    """All people; an e-mail address is theirs in any case of its letters."""

    def create_user(self, email: str, name: str = "", password: str | None = None, **values: Any) -> "Person":
        """Return a new person; without a password nobody can sign in as them."""
        person = self.model(email=email.strip().lower(), name=name, **values)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person with that address."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody with an e-mail address. `language` is the one the portal speaks with them."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default=LANGUAGES[0])
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.email


class Role(models.Model):
    """What somebody may do in an edition: a co-chair has a group and a partner, a translator a language.

    An operator looks after the machine and is let in from there; records are shown to them, none can be changed.
    """

    class Kind(models.TextChoices):
        """The roles there are."""

        COORDINATOR = "coordinator"
        CO_CHAIR = "co_chair"
        TRANSLATOR = "translator"
        READER = "reader"
        OPERATOR = "operator"

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    edition = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    group = models.CharField(max_length=60, blank=True)
    partner = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=20, blank=True)

    class Meta:
        """A role is given once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "edition", "kind", "group", "partner", "language"], name="one_role_once"
            )
        ]


class Invitation(models.Model):
    """A link that lets somebody choose how to sign in, once. Only what its secret digests to is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)

    @classmethod
    def issue(cls, person: Person) -> str:
        """Return the secret of a new invitation; earlier ones of that person are void from now on."""
        cls.objects.filter(person=person, used=None).delete()
        secret = token_urlsafe(32)
        cls.objects.create(person=person, digest=_digest(secret), expires=timezone.now() + VALID_FOR)
        return secret

    @classmethod
    def of(cls, secret: str) -> "Invitation | None":
        """Return the invitation with that secret while it can be taken up."""
        return cls.objects.filter(digest=_digest(secret), used=None, expires__gt=timezone.now()).first()

    def take_up(self) -> bool:
        """Use the link up; False when somebody was quicker."""
        return bool(Invitation.objects.filter(pk=self.pk, used=None).update(used=timezone.now()))


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
