"""How an amendment came to stand in the text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("decisions", "0004_matter_slugs")]

    operations = [
        migrations.AddField(
            model_name="amendment", name="placing", field=models.JSONField(blank=True, default=dict)
        ),
    ]
