"""What stood beside the coordinator's text when it was written; nothing is known of older texts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0006_opening_by_itself")]

    operations = [
        migrations.AddField(
            model_name="roundtext",
            name="facts",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
