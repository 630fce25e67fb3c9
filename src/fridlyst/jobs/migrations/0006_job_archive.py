"""Archive packages are made by a worker."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0005_job_opening")]

    operations = [
        migrations.AlterField(
            model_name="job",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reading", "Läsning av dokument"),
                    ("report", "Rapport"),
                    ("letters", "Utskick"),
                    ("opening", "Öppning av omgångar"),
                    ("archive", "Arkivpaket"),
                ],
                max_length=20,
            ),
        ),
    ]
