"""Why a round could not open by itself, and what finds those that are to open."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0005_questions_as_asked")]

    operations = [
        migrations.AddField(
            model_name="followupround",
            name="opening_tried_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="followupround",
            name="not_opened_because",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddIndex(
            model_name="followupround",
            index=models.Index(fields=["state", "opens_on"], name="round_due"),
        ),
    ]
