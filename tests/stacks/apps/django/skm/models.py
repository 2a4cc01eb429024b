from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


def nilai():
    return models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(4)]
    )


class Responden(models.Model):
    JK = [("L", "Laki-laki"), ("P", "Perempuan")]
    tanggal = models.DateField(auto_now_add=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JK)
    tahun_lahir = models.PositiveIntegerField()
    q1 = nilai()
    q2 = nilai()
    q3 = nilai()
    q4 = nilai()
    q5 = nilai()
    q6 = nilai()
    q7 = nilai()
    q8 = nilai()
    q9 = nilai()
    saran = models.TextField()
