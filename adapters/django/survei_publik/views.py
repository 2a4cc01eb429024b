"""The two addresses: where responses come in, and the recap."""

import time

from django.contrib.auth.decorators import login_required, permission_required
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Case, Count, F, Q, Sum, Value, When
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from . import format1, kuesioner
from .models import Jawaban, Laju


# Open to all, as a survey must be: it looks neither at cookies nor at who is logged in, so there is
# nothing that a page of another site could do in someone's name.
@csrf_exempt
def responses(request):
    origin = request.headers.get("Origin", "")
    listed = origin in kuesioner.ORIGINS
    if request.method == "OPTIONS" and listed:
        response = HttpResponse(status=204)
    else:
        response = answer(request)
    if kuesioner.ORIGINS:
        response["Vary"] = "Origin"
    if listed:
        response["Access-Control-Allow-Origin"] = origin
        response["Access-Control-Allow-Methods"] = "POST"
        response["Access-Control-Allow-Headers"] = "Content-Type"
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    return response


def answer(request):
    """One response: checked, stored once, and answered as the collector of survei-publik does."""
    if request.method != "POST":
        response = problem(405, "method_not_allowed", "Alamat ini hanya menerima POST.")
        response["Allow"] = "POST"
        return response
    if request.content_type != "application/json":
        return problem(415, "not_json_type", "Kirim jawaban sebagai JSON.")
    body = request.read(format1.BODY + 1)
    if len(body) > format1.BODY:
        return problem(413, "too_large", "Isi permintaan terlalu besar.")
    if not admits():
        response = problem(429, "too_many", "Terlalu banyak permintaan. Coba lagi sebentar.")
        response["Retry-After"] = "60"
        return response
    try:
        given = format1.read(body)
    except ValueError:
        return problem(400, "not_json", "Isi bukan JSON yang benar.")
    found = format1.Check(given).found
    if found:
        message = "Jawaban tidak disimpan karena ada isian yang tidak sesuai aturan."
        return problem(422, "rules_broken", message, found)
    status, receipt = keep(format1.row(given))
    if receipt is None:
        return problem(409, "id_taken", "Jawaban lain sudah tersimpan dengan id ini.")
    return JsonResponse({"receipt": receipt}, status=status)


def problem(status, code, message, violations=()):
    error = {"code": code, "message": message, "violations": list(violations)}
    return JsonResponse({"error": error}, status=status)


def admits():
    """Counts this request; False: there were enough in this minute. One statement, so exact."""
    minute = int(time.time()) // 60
    counted = Laju.objects.filter(~Q(menit=minute) | Q(jumlah__lt=kuesioner.PER_MINUTE), id=1)
    jumlah = Case(When(menit=minute, then=F("jumlah") + 1), default=Value(1))
    return counted.update(jumlah=jumlah, menit=minute) == 1


def keep(row):
    """Stores a row once. Gives the status and the receipt; no receipt: the id is another's."""
    # With a million responses one draw in a million is taken.
    for _ in range(16):
        receipt = format1.receipt()
        try:
            with transaction.atomic():
                # Always an INSERT: what is there is never written over.
                Jawaban.objects.create(kode_terima=receipt, **row)
            return 201, receipt
        except IntegrityError:
            stored = Jawaban.objects.filter(id=row["id"]).values().first()
        if stored is not None:
            same = all(as_text(stored[name]) == as_text(value) for name, value in row.items())
            return (200, stored["kode_terima"]) if same else (409, None)
    raise DatabaseError("tidak ada kode tanda terima yang bebas")


def as_text(value):
    """As it is compared: a date is a date, and nothing is not the empty text."""
    return None if value is None else str(value)


@login_required
@permission_required("survei_publik.view_jawaban", raise_exception=True)
def recap(request):
    columns = {key: column for key, (column, _, _) in kuesioner.ITEMS.items()}
    sums = {f"sum_{column}": Sum(column, default=0) for column in columns.values()}
    sums = Jawaban.objects.aggregate(n=Count("id"), **sums)
    scores = {key: sums[f"sum_{column}"] for key, column in columns.items()}
    highest = {high for (_, _, high) in kuesioner.ITEMS.values()}
    # Each item weighs the same, as in PermenPANRB 14/2017. Rounded once. No IKM where the items'
    # highest values differ.
    full = sums["n"] * len(scores) * highest.pop() if len(highest) == 1 else 0
    # In the order of the random ids, which is not the order of arrival.
    said = Jawaban.objects.exclude(saran=None).order_by("id")
    return render(request, "survei_publik/rekap.html", {
        "n": f"{sums['n']:,}".replace(",", "."),
        "ikm": format1.ratio(100 * sum(scores.values()), full, 2),
        "means": [(key, format1.ratio(score, sums["n"], 3)) for key, score in scores.items()],
        "comments": said.values_list("saran", flat=True),
    })
