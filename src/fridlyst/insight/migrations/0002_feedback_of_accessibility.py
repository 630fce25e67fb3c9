"""What is in the way on the pages is said of no programme."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("insight", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="feedback",
            name="about",
            field=models.CharField(
                choices=[
                    ("programme", "Hela programmet"),
                    ("goal", "Ett mål"),
                    ("activity", "En aktivitet"),
                    ("general", "Något annat"),
                    ("accessibility", "Tillgängligheten"),
                ],
                default="programme",
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="feedback",
            name="programme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="programmes.programme",
            ),
        ),
    ]
