from django import forms
from django.shortcuts import redirect, render

from .models import Responden


class RespondenForm(forms.ModelForm):
    class Meta:
        model = Responden
        fields = ["jenis_kelamin", "tahun_lahir"] + [f"q{n}" for n in range(1, 10)] + ["saran"]


def isi(request):
    if request.method == "POST":
        form = RespondenForm(request.POST)
        if form.is_valid():
            form.save()
            return redirect("terima_kasih")
    else:
        form = RespondenForm()
    return render(request, "skm/isi.html", {"form": form})


def terima_kasih(request):
    return render(request, "skm/terima_kasih.html")
