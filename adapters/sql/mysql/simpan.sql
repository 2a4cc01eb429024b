-- Setiap kali menyimpan: baris kedua dengan survei_id yang sama tidak dibuat, yang pertama tetap.
-- Jangan INSERT IGNORE: itu juga menelan kesalahan lain, misalnya nilai yang terpotong.
-- Not INSERT IGNORE: that swallows other mistakes too.
INSERT INTO jawaban_skm (survei_id, u1, u2, saran)
VALUES ('8f0c3a52d19e4b7f9a0d6c5e21b84f37', 3, 4, 'Kursi tunggu ditambah.')
ON DUPLICATE KEY UPDATE survei_id = survei_id;
