"""For include() in the site's own urls."""

from django.urls import path

from . import views

urlpatterns = [
    path("jawaban", views.responses),
    path("rekap", views.recap),
]
