from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models


def nilai():
    return models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(4)]
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Responden",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("tanggal", models.DateField(auto_now_add=True)),
                ("jenis_kelamin", models.CharField(max_length=1)),
                ("tahun_lahir", models.PositiveIntegerField()),
                *[(f"q{n}", nilai()) for n in range(1, 10)],
                ("saran", models.TextField()),
            ],
        )
    ]
