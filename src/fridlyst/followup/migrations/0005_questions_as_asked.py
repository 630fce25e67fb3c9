"""Headings over questions, and which of them an answer was asked when it was sent in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0004_round_titles")]

    operations = [
        migrations.AddField(
            model_name="question",
            name="section",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="questionanswer",
            name="asked",
            field=models.BooleanField(default=False),
        ),
    ]
