CREATE TABLE survei_kepuasan (
    id INTEGER PRIMARY KEY AUTOINCREMENT, jenis_kelamin TEXT NOT NULL, usia INTEGER NOT NULL,
    persyaratan INTEGER NOT NULL, prosedur INTEGER NOT NULL, kecepatan INTEGER NOT NULL,
    biaya INTEGER NOT NULL, hasil_layanan INTEGER NOT NULL, kompetensi INTEGER NOT NULL,
    perilaku INTEGER NOT NULL, sarana_prasarana INTEGER NOT NULL,
    penanganan_pengaduan INTEGER NOT NULL, saran TEXT NOT NULL
);
