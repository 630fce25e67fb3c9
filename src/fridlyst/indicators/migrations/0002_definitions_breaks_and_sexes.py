"""What an indicator is defined by, breaks in its series, and outcomes by sex and outside rounds."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _answers_are_no_persons(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What bodies answer yes or no to, or on a scale, counts nobody."""
    for name in ("Indicator", "HistoricalIndicator"):
        rows = apps.get_model("indicators", name).objects.filter(kind__in=("yes_no", "scale"))
        rows.update(about_persons=False)


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0001_initial"),
        ("organisation", "0003_merged_bodies"),
    ]

    operations = [
        migrations.CreateModel(
            name="SeriesBreak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("why", models.TextField()),
            ],
            options={
                "ordering": ["on", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="measurement",
            name="measurement_once",
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="about_persons",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="by_sex",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="direction",
            field=models.CharField(
                choices=[
                    ("higher", "Högre är bättre"),
                    ("lower", "Lägre är bättre"),
                    ("neither", "Varken högre eller lägre är bättre"),
                ],
                default="neither",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="frequency",
            field=models.CharField(
                blank=True,
                choices=[
                    ("month", "Varje månad"),
                    ("quarter", "Varje kvartal"),
                    ("tertial", "Varje tertial"),
                    ("half_year", "Två gånger om året"),
                    ("year", "En gång om året"),
                    ("two_years", "Vartannat år"),
                    ("term", "En gång per mandatperiod"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="method_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="not_persons_because",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="purpose",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="scale_high",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True),
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="scale_low",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True),
        ),
        migrations.AddField(
            model_name="historicalindicator",
            name="source",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="about_persons",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="by_sex",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="indicator",
            name="direction",
            field=models.CharField(
                choices=[
                    ("higher", "Högre är bättre"),
                    ("lower", "Lägre är bättre"),
                    ("neither", "Varken högre eller lägre är bättre"),
                ],
                default="neither",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="frequency",
            field=models.CharField(
                blank=True,
                choices=[
                    ("month", "Varje månad"),
                    ("quarter", "Varje kvartal"),
                    ("tertial", "Varje tertial"),
                    ("half_year", "Två gånger om året"),
                    ("year", "En gång om året"),
                    ("two_years", "Vartannat år"),
                    ("term", "En gång per mandatperiod"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="method_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="not_persons_because",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="purpose",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="scale_high",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="scale_low",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="source",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="measurement",
            name="certain",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="measurement",
            name="entered",
            field=models.CharField(
                choices=[
                    ("round", "I en omgång"),
                    ("hand", "För hand"),
                    ("file", "Med fil"),
                    ("interface", "Genom gränssnittet"),
                ],
                default="round",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="measurement",
            name="sex",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Alla"),
                    ("women", "Kvinnor"),
                    ("men", "Män"),
                    ("other", "Annat eller okänt kön"),
                ],
                default="",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="measurement",
            name="told",
            field=models.BooleanField(default=True),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.UniqueConstraint(
                fields=("indicator", "body", "occasion", "sex"), name="measurement_once_each_sex"
            ),
        ),
        migrations.AddField(
            model_name="seriesbreak",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="breaks", to="indicators.indicator"
            ),
        ),
        migrations.AddField(
            model_name="seriesbreak",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.municipality"
            ),
        ),
        migrations.AddConstraint(
            model_name="seriesbreak",
            constraint=models.UniqueConstraint(fields=("indicator", "on"), name="series_break_once"),
        ),
        migrations.RunPython(_answers_are_no_persons, migrations.RunPython.noop),
    ]
