-- Sekali saja: tabel yang sudah ada mendapat kunci unik. SQLite 3.24 ke atas.
-- Ganti jawaban_skm dengan nama tabel Anda. Baris lama tetap ada, dengan survei_id kosong (NULL).
-- Once only: SQLite adds no column that is unique by itself, so the key is an index.
ALTER TABLE jawaban_skm ADD COLUMN survei_id TEXT NULL;
CREATE UNIQUE INDEX jawaban_skm_survei_id ON jawaban_skm (survei_id);
