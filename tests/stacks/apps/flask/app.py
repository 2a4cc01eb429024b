import os
import sqlite3

from flask import Flask, g, jsonify, render_template, request
from flask_wtf.csrf import CSRFProtect

UNSUR = [
    "persyaratan", "prosedur", "waktu_pelayanan", "biaya", "produk", "kompetensi", "perilaku",
    "sarana", "pengaduan",
]

app = Flask(__name__)
app.config["SECRET_KEY"] = "rahasia-uji"
CSRFProtect(app)


def db():
    if "db" not in g:
        g.db = sqlite3.connect(os.path.join(app.root_path, "survei.db"))
    return g.db


@app.teardown_appcontext
def tutup(_):
    if "db" in g:
        g.pop("db").close()


@app.cli.command("init-db")
def init_db():
    kolom = ", ".join(f"{unsur} INTEGER NOT NULL" for unsur in UNSUR)
    db().execute(
        "CREATE TABLE survei (id INTEGER PRIMARY KEY, jenis_kelamin TEXT NOT NULL,"
        f" pekerjaan TEXT NOT NULL, {kolom}, saran TEXT NOT NULL)"
    )


@app.get("/halaman")
def halaman():
    return render_template("halaman.html")


@app.post("/api/survei")
def simpan():
    data = request.get_json()
    for unsur in UNSUR:
        if not isinstance(data.get(unsur), int):
            return jsonify(success=False, message=f"{unsur} belum diisi"), 400
    if len(data.get("saran") or "") < 4:
        return jsonify(success=False, message="Saran wajib diisi")
    kolom = ["jenis_kelamin", "pekerjaan", *UNSUR, "saran"]
    isi = [data.get(nama) for nama in kolom]
    tanda = ", ".join("?" for _ in kolom)
    with db() as koneksi:
        koneksi.execute(f"INSERT INTO survei ({', '.join(kolom)}) VALUES ({tanda})", isi)
    return jsonify(success=True, message="Terima kasih")
