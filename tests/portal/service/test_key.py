"""The portal's own key: kept from others, changed without losing what is sealed with it."""

import stat

import pytest

from authoring.edition.folder import EditionFolder
from authoring.portal.service.key import changed, secret_keys
from tests.portal.separate import base_of, separately
from tests.portal.service.test_backup import portal

SEALED = """
from allauth.mfa.models import Authenticator
from authoring.portal.models import Invitation, Person
from authoring.portal.people.sealing import seal
ana = Person.objects.create_user("ana@example.org")
Authenticator.objects.create(user=ana, type="totp", data={"secret": seal("S")})
Authenticator.objects.create(user=ana, type="recovery_codes", data={"seed": "of another portal", "used_mask": 1})
print(Invitation.issue(ana))
"""
OPENED = """
from allauth.mfa.models import Authenticator
from django.conf import settings
from authoring.portal.people.sealing import left_behind, unseal
totp, codes = Authenticator.objects.order_by("type").values_list("data", flat=True)[::-1]
print(unseal(totp["secret"]), codes, left_behind(), settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS)
"""


def test_only_its_owner_reads_it(folder: EditionFolder) -> None:
    file = base_of(folder) / "new" / "secret-key"
    keys = secret_keys(file)
    assert (len(keys), secret_keys(file)) == (1, keys)
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)


def test_until_all_is_sealed_anew_the_old_one_is_known(folder: EditionFolder) -> None:
    file = base_of(folder) / "secret-key"
    old = secret_keys(file)

    def is_cut_off() -> None:
        with changed(file):
            raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        is_cut_off()
    first, *others = secret_keys(file)
    assert others == old
    with changed(file) as second:
        assert secret_keys(file) == [second, first, *old]
    assert secret_keys(file) == [second]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.glob("*key*")] == ["secret-key"]


@pytest.mark.slow
def test_the_command_changes_it_and_apps_go_on(folder: EditionFolder) -> None:
    separately(folder, SEALED)
    file = base_of(folder) / ".portal" / "secret-key"
    old = file.read_text()
    done = portal(folder, "change-key")
    assert (done.status, done.said) == (
        0,
        "The portal has a new key. Keep it apart from your backups, and start the portal.\n",
    )
    new = file.read_text()
    others = "{'seed': 'of another portal', 'used_mask': 1} ['ana@example.org']"
    assert separately(folder, OPENED, "start") == f"S {others} {new} []"
    assert new != old
