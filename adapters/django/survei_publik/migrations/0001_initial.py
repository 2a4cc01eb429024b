"""The tables, and the one row that counts."""

from django.db import migrations, models


def begin(apps, schema_editor):
    apps.get_model("survei_publik", "Laju").objects.create(id=1, menit=0, jumlah=0)


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Jawaban",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("kode_terima", models.CharField(max_length=9, unique=True)),
                ("kuesioner", models.CharField(max_length=64)),
                ("versi", models.IntegerField()),
                ("periode", models.CharField(max_length=8)),
                ("unit", models.CharField(max_length=64)),
                ("layanan", models.CharField(max_length=64)),
                ("tanggal", models.DateField()),
                ("u1", models.SmallIntegerField()),
                ("u2", models.SmallIntegerField()),
                ("u3", models.SmallIntegerField()),
                ("u4", models.SmallIntegerField()),
                ("u5", models.SmallIntegerField()),
                ("u6", models.SmallIntegerField()),
                ("u7", models.SmallIntegerField()),
                ("u8", models.SmallIntegerField()),
                ("u9", models.SmallIntegerField()),
                ("jenis_kelamin", models.CharField(max_length=64, null=True)),
                ("usia", models.CharField(max_length=64, null=True)),
                ("pendidikan", models.CharField(max_length=64, null=True)),
                ("pekerjaan", models.CharField(max_length=64, null=True)),
                ("saran", models.TextField(null=True)),
            ],
            options={
                "verbose_name": "jawaban survei",
                "verbose_name_plural": "jawaban survei",
                "db_table": "survei_jawaban",
            },
        ),
        migrations.CreateModel(
            name="Laju",
            fields=[
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("menit", models.BigIntegerField()),
                ("jumlah", models.IntegerField()),
            ],
            options={
                "db_table": "survei_jawaban_laju",
            },
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
