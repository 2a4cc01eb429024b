"""Yang perlu disunting. Id-nya sama dengan survei.json."""

# Situs lain yang halamannya boleh mengirim jawaban, misalnya "https://kota.go.id".
ORIGINS = []
# Paling banyak sekian permintaan per menit, dari semua pengirim bersama-sama.
PER_MINUTE = 120
# Kolom jebakan untuk robot: bila ada, harus kosong.
HONEYPOT = "situs_web"

INSTRUMENT = "skm9-2017"
INSTRUMENT_VERSION = 1
# "triwulan", "semester", "tahun", atau satu periode tetap seperti "2026-TW4".
PERIOD = "triwulan"
# Unit dan layanannya.
UNITS = {
    "disdukcapil": ["ktp-el", "kk"],
}
# Pertanyaan: kolom di models.py, nilai terendah, nilai tertinggi.
ITEMS = {
    "persyaratan": ("u1", 1, 4),
    "prosedur": ("u2", 1, 4),
    "waktu": ("u3", 1, 4),
    "biaya": ("u4", 1, 4),
    "produk": ("u5", 1, 4),
    "kompetensi": ("u6", 1, 4),
    "perilaku": ("u7", 1, 4),
    "sarana": ("u8", 1, 4),
    "pengaduan": ("u9", 1, 4),
}
# Data responden: kolom di models.py, wajib atau tidak, lalu kode dan yang ditulis ke tabel.
RESPONDENT = {
    "jenis_kelamin": ("jenis_kelamin", True, {"L": "L", "P": "P"}),
    "usia": ("usia", True, {
        "di-bawah-17": "<17", "17-25": "17-25", "26-34": "26-34", "35-44": "35-44",
        "45-54": "45-54", "55-65": "55-65", "di-atas-65": ">65",
    }),
    "pendidikan": ("pendidikan", True, {
        "tidak-sekolah": "Tidak sekolah", "sd": "SD", "smp": "SMP", "sma": "SMA",
        "d1-d3": "D1-D3", "s1": "D4/S1", "s2": "S2", "s3": "S3",
    }),
    "pekerjaan": ("pekerjaan", True, {
        "asn": "ASN", "tni": "TNI", "polri": "POLRI", "swasta": "Swasta",
        "wirausaha": "Wirausaha", "ibu-rumah-tangga": "Ibu rumah tangga",
        "pelajar": "Pelajar/mahasiswa", "tani-nelayan": "Petani/nelayan",
        "pekerja-lepas": "Pekerja lepas", "pensiunan": "Pensiunan", "lainnya": "Lainnya",
    }),
}
