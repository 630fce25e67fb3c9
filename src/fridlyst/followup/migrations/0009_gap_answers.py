"""The coordinator's word on what is missing in a programme."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0008_outcomes_told"),
        ("organisation", "0001_initial"),
        ("programmes", "0003_matter_to_text"),
    ]

    operations = [
        migrations.CreateModel(
            name="GapAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=200)),
                ("reason", models.TextField()),
                ("answered_on", models.DateField()),
                ("answered_by", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.municipality",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gap_answers",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={"ordering": ["code", "subject"]},
        ),
        migrations.AddConstraint(
            model_name="gapanswer",
            constraint=models.UniqueConstraint(
                fields=("programme", "code", "subject"), name="gap_answered_once"
            ),
        ),
    ]
