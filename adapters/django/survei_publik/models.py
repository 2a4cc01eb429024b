"""The tables: responses, and how often was asked in this minute."""

from django.db import models


class Jawaban(models.Model):
    # Random, from the phone: what makes a repeat harmless.
    id = models.CharField(primary_key=True, max_length=32)
    kode_terima = models.CharField(max_length=9, unique=True)
    kuesioner = models.CharField(max_length=64)
    versi = models.IntegerField()
    periode = models.CharField(max_length=8)
    unit = models.CharField(max_length=64)
    layanan = models.CharField(max_length=64)
    tanggal = models.DateField()
    u1 = models.SmallIntegerField()
    u2 = models.SmallIntegerField()
    u3 = models.SmallIntegerField()
    u4 = models.SmallIntegerField()
    u5 = models.SmallIntegerField()
    u6 = models.SmallIntegerField()
    u7 = models.SmallIntegerField()
    u8 = models.SmallIntegerField()
    u9 = models.SmallIntegerField()
    jenis_kelamin = models.CharField(max_length=64, null=True)
    usia = models.CharField(max_length=64, null=True)
    pendidikan = models.CharField(max_length=64, null=True)
    pekerjaan = models.CharField(max_length=64, null=True)
    saran = models.TextField(null=True)

    class Meta:
        db_table = "survei_jawaban"
        verbose_name = "jawaban survei"
        verbose_name_plural = "jawaban survei"


class Laju(models.Model):
    id = models.SmallIntegerField(primary_key=True)
    menit = models.BigIntegerField()
    jumlah = models.IntegerField()

    class Meta:
        db_table = "survei_jawaban_laju"
