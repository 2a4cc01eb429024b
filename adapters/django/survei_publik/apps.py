"""The app, for INSTALLED_APPS."""

from django.apps import AppConfig


class SurveiPublik(AppConfig):
    name = "survei_publik"
    verbose_name = "Survei publik"
