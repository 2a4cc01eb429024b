-- Sekali saja: tabel yang sudah ada mendapat kunci unik. MySQL 5.7 ke atas, MariaDB 10.3 ke atas.
-- Ganti jawaban_skm dengan nama tabel Anda. Baris lama tetap ada, dengan survei_id kosong (NULL).
-- Once only: letters of an id are compared as bytes, and any number of old rows may have none.
ALTER TABLE jawaban_skm
    ADD COLUMN survei_id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD UNIQUE KEY jawaban_skm_survei_id (survei_id);
