from django.urls import path
from django.views.generic import TemplateView
from skm import views

urlpatterns = [
    path("survei/", views.isi, name="isi"),
    path("survei/terima-kasih/", views.terima_kasih, name="terima_kasih"),
    path("halaman", TemplateView.as_view(template_name="skm/halaman.html")),
]
