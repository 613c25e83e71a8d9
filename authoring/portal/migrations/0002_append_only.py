from django.db import migrations

from authoring.portal.service.append_only import allow, refuse


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
