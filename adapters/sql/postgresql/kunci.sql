-- Sekali saja: tabel yang sudah ada mendapat kunci unik. PostgreSQL 9.6 ke atas.
-- Ganti jawaban_skm dengan nama tabel Anda. Baris lama tetap ada, dengan survei_id kosong (NULL).
-- Once only: any number of old rows may have no id.
ALTER TABLE jawaban_skm ADD COLUMN survei_id CHAR(32) NULL;
ALTER TABLE jawaban_skm ADD CONSTRAINT jawaban_skm_survei_id UNIQUE (survei_id);
