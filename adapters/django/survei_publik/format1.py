"""Wire format 1: what is wrong with a response, and which row it becomes."""

import datetime
import json
import re
import secrets

from . import kuesioner

# The largest body that is read: the longest comment and over a hundred answers.
BODY = 32768
# The widget's own longest comment, in letters.
COMMENT = 2000
# Days that a response may be dated ahead of the server's clock (UTC), and back.
AHEAD, BACK = 1, 400

SLOTS = ("08-12", "13-17", "other")

KEYS = {
    "format", "id", "instrument", "instrument_version", "period", "unit", "service", "day",
    "slot", "respondent", "answers", "score", "comment", "topic", "statements", kuesioner.HONEYPOT,
}
TYPES = {int: "bilangan bulat", str: "teks", dict: "objek { … }"}


def read(body):
    """A body as a dictionary; ValueError where it is no JSON object."""
    try:
        value = json.loads(body.decode(), object_pairs_hook=once, parse_constant=refuse)
        # Half a letter (a lone surrogate) is no text.
        json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError from error
    if type(value) is not dict:
        raise ValueError
    return value


def once(pairs):
    """An object whose keys are there once."""
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError
    return value


def refuse(_):
    """NaN and Infinity are no JSON."""
    raise ValueError


def row(given):
    """What is stored of a response without violations; the receipt is not in it."""
    stored = {
        "id": given["id"],
        "kuesioner": given["instrument"],
        "versi": given["instrument_version"],
        "periode": given["period"],
        "unit": given["unit"],
        "layanan": given["service"],
        "tanggal": given["day"],
        "saran": given.get("comment") or None,
    }
    for key, (column, _, _) in kuesioner.ITEMS.items():
        stored[column] = given["answers"][key]
    for key, (column, _, codes) in kuesioner.RESPONDENT.items():
        stored[column] = codes.get(given["respondent"].get(key))
    return stored


def receipt():
    """A random receipt such as K7QM-42XP, in letters that are not misread."""
    letters = [secrets.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def ratio(above, below, places):
    """A fraction with two or three places, half up, the Indonesian way; a dash for nothing."""
    if below == 0:
        return "–"
    whole, rest = divmod((2 * 10**places * above + below) // (2 * below), 10**places)
    return f"{whole},{rest:0{places}}"


class Check:
    """Every broken rule of a response, in `found`, as `path`, `code` and `message`."""

    def __init__(self, given):
        self.found = []
        self.kind(given)
        self.time(given)
        self.target(given)
        self.answers(given)
        self.respondent(given)
        self.slot(given)
        self.comment(given)
        self.score(given)
        if given.get(kuesioner.HONEYPOT, "") != "":
            self.report(kuesioner.HONEYPOT, "must_be_empty", "Kosongkan kolom ini.")
        self.nothing_else(given, KEYS, "")

    def report(self, path, code, message):
        self.found.append({"path": path, "code": code, "message": message})

    def take(self, values, key, kind, path=""):
        """A value that must be there with this type; else says so and gives None."""
        if key not in values:
            self.report(path + key, "missing", "Wajib ada, tetapi tidak ditemukan.")
        # Not isinstance: True is an int to it.
        elif type(values[key]) is not kind:
            message = f"Jenis nilainya salah. Tulis {TYPES[kind]}."
            self.report(path + key, "wrong_type", message)
        else:
            return values[key]
        return None

    def nothing_else(self, values, known, path):
        for key in values:
            if key not in known:
                self.report(path + key, "unknown_key", "Kunci ini tidak dikenal.")

    def kind(self, given):
        if self.take(given, "format", int) not in (None, 1):
            self.report("format", "not_supported", "Server ini mengenal format 1.")
        name = self.take(given, "id", str)
        if name is not None and not re.fullmatch("[0-9a-f]{32}", name):
            message = "Tulis 32 angka heksadesimal huruf kecil (0–9, a–f)."
            self.report("id", "not_an_id", message)
        if self.take(given, "instrument", str) not in (None, kuesioner.INSTRUMENT):
            message = f"Kuesioner yang dipakai: {kuesioner.INSTRUMENT}."
            self.report("instrument", "not_configured", message)
        version = self.take(given, "instrument_version", int)
        newest = kuesioner.INSTRUMENT_VERSION
        # Older editions too: the widget keeps a response until it is handed in.
        if version is not None and not 1 <= version <= newest:
            message = f"Versi kuesioner yang dipakai: {newest}, atau yang lebih lama."
            self.report("instrument_version", "not_configured", message)

    def time(self, given):
        day = self.take(given, "day", str)
        period = self.take(given, "period", str)
        if day is None:
            return
        try:
            if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
                raise ValueError
            date = datetime.date.fromisoformat(day)
        except ValueError:
            self.report("day", "not_a_day", "Tulis tanggal yang ada, misalnya 2026-11-25.")
            return
        back = (datetime.datetime.now(datetime.timezone.utc).date() - date).days
        if back < -AHEAD:
            self.report("day", "in_the_future", "Tanggal ini di depan tanggal server.")
        elif back > BACK:
            self.report("day", "too_old", f"Tanggal ini lebih dari {BACK} hari yang lalu.")
        allowed = periods(date)
        if period is not None and period not in allowed:
            message = f"Periode untuk tanggal ini: {' atau '.join(allowed)}."
            self.report("period", "not_the_period", message)

    def target(self, given):
        unit = self.take(given, "unit", str)
        service = self.take(given, "service", str)
        if unit is not None and unit not in kuesioner.UNITS:
            self.report("unit", "unknown", "Unit ini tidak ada.")
        elif None not in (unit, service) and service not in kuesioner.UNITS[unit]:
            self.report("service", "unknown", "Layanan ini tidak ada di unit tersebut.")
        for key in ("topic", "statements"):
            if given.get(key) is not None:
                self.report(key, "not_asked", "Ini tidak ditanyakan.")

    def answers(self, given):
        answers = self.take(given, "answers", dict)
        if answers is None:
            return
        for key, (_, low, high) in kuesioner.ITEMS.items():
            score = self.take(answers, key, int, "answers.")
            if score is not None and not low <= score <= high:
                message = f"Tulis bilangan bulat {low} sampai {high}."
                self.report(f"answers.{key}", "not_a_choice", message)
        self.nothing_else(answers, kuesioner.ITEMS, "answers.")

    def respondent(self, given):
        said = self.take(given, "respondent", dict)
        if said is None:
            return
        for key, (_, required, codes) in kuesioner.RESPONDENT.items():
            if not required and key not in said:
                continue
            code = self.take(said, key, str, "respondent.")
            if code is not None and code not in codes:
                message = "Jawaban ini bukan salah satu pilihan."
                self.report(f"respondent.{key}", "not_a_choice", message)
        self.nothing_else(said, kuesioner.RESPONDENT, "respondent.")

    def slot(self, given):
        """The part of the day, which is only there where the agency asks for it."""
        if given.get("slot") not in (None, *SLOTS):
            self.report("slot", "unknown", f"Yang ada: {', '.join(SLOTS)}.")

    def comment(self, given):
        if given.get("comment") is None:
            return
        comment = self.take(given, "comment", str) or ""
        if len(comment) > COMMENT:
            message = f"Terlalu panjang, paling banyak {COMMENT} huruf."
            self.report("comment", "too_long", message)
        # PostgreSQL keeps no such character.
        if "\0" in comment:
            self.report("comment", "not_text", "Ada karakter yang bukan huruf.")

    def score(self, given):
        """Its shape only: it is not stored. What a browser computed is not believed."""
        score = self.take(given, "score", dict)
        if score is None:
            return
        self.take(score, "profile", str, "score.")
        self.take(score, "grouping", str, "score.")
        indexes = self.take(score, "indexes", dict, "score.")
        self.nothing_else(score, {"profile", "grouping", "indexes"}, "score.")
        for key in indexes or {}:
            path = f"score.indexes.{key}."
            index = self.take(indexes, key, dict, "score.indexes.")
            if index is None:
                continue
            value = self.take(index, "value", str, path)
            if value is not None and not re.fullmatch(r"[0-9]{1,3}\.[0-9]{2}", value):
                self.report(path + "value", "not_a_figure", "Tulis angka seperti 83.33.")
            if index.get("mutu") not in (None, "A", "B", "C", "D", "E"):
                self.report(path + "mutu", "not_a_letter", "Tulis satu huruf mutu.")
            self.nothing_else(index, {"value", "mutu"}, path)


def periods(date):
    """The periods of a day: the calendar's, and the fixed one of the same length."""
    fixed = kuesioner.PERIOD
    if fixed == "triwulan" or "-TW" in fixed:
        calendar = f"{date.year:04}-TW{(date.month + 2) // 3}"
    elif fixed == "semester" or "-S" in fixed:
        calendar = f"{date.year:04}-S{(date.month + 5) // 6}"
    else:
        calendar = f"{date.year:04}"
    return [calendar] if not fixed[0].isdigit() or fixed == calendar else [fixed, calendar]
