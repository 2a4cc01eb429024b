<?php
/*
 * What to edit. The ids are those of survei.json.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

return [
    // Alamat element.js dan survei.json dari folder dist/ yang sudah diunggah.
    'script' => '/survei/element.js',
    'config' => '/survei/survei.json',
    // Situs lain yang halamannya boleh mengirim jawaban, misalnya 'https://kota.go.id'.
    'origins' => [],
    // Paling banyak sekian permintaan per menit, dari semua pengirim bersama-sama.
    'per_minute' => 120,
    // Kolom jebakan untuk robot: bila ada, harus kosong.
    'honeypot' => 'situs_web',

    'instrument' => 'skm9-2017',
    'instrument_version' => 1,
    // 'triwulan', 'semester', 'tahun', atau satu periode tetap seperti '2026-TW4'.
    'period' => 'triwulan',
    // Unit dan layanannya, dengan id yang sama seperti di survei.json.
    'units' => [
        'disdukcapil' => ['ktp-el', 'kk'],
    ],
    // Pertanyaan: kolom di tabel, nilai terendah, nilai tertinggi.
    'items' => [
        'persyaratan' => ['u1', 1, 4],
        'prosedur' => ['u2', 1, 4],
        'waktu' => ['u3', 1, 4],
        'biaya' => ['u4', 1, 4],
        'produk' => ['u5', 1, 4],
        'kompetensi' => ['u6', 1, 4],
        'perilaku' => ['u7', 1, 4],
        'sarana' => ['u8', 1, 4],
        'pengaduan' => ['u9', 1, 4],
    ],
    // Data responden: kolom di tabel, wajib atau tidak, lalu kode => yang ditulis ke tabel.
    'respondent' => [
        'jenis_kelamin' => ['jenis_kelamin', true, ['L' => 'L', 'P' => 'P']],
        'usia' => ['usia', true, [
            'di-bawah-17' => '<17', '17-25' => '17-25', '26-34' => '26-34', '35-44' => '35-44',
            '45-54' => '45-54', '55-65' => '55-65', 'di-atas-65' => '>65',
        ]],
        'pendidikan' => ['pendidikan', true, [
            'tidak-sekolah' => 'Tidak sekolah', 'sd' => 'SD', 'smp' => 'SMP', 'sma' => 'SMA',
            'd1-d3' => 'D1-D3', 's1' => 'D4/S1', 's2' => 'S2', 's3' => 'S3',
        ]],
        'pekerjaan' => ['pekerjaan', true, [
            'asn' => 'ASN', 'tni' => 'TNI', 'polri' => 'POLRI', 'swasta' => 'Swasta',
            'wirausaha' => 'Wirausaha', 'ibu-rumah-tangga' => 'Ibu rumah tangga',
            'pelajar' => 'Pelajar/mahasiswa', 'tani-nelayan' => 'Petani/nelayan',
            'pekerja-lepas' => 'Pekerja lepas', 'pensiunan' => 'Pensiunan',
            'lainnya' => 'Lainnya',
        ]],
    ],
];
