"""Jobs of the whole installation, made when the clock says so."""

from django.db import migrations, models

from fridlyst.base import clock


class Migration(migrations.Migration):
    dependencies = [("jobs", "0004_job_letters")]

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
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="job",
            name="created_at",
            field=models.DateTimeField(default=clock.now, editable=False),
        ),
    ]
