CREATE TABLE responden (
    id_responden INT AUTO_INCREMENT PRIMARY KEY, id_layanan INT NOT NULL,
    jenis_kelamin VARCHAR(10) NOT NULL, tanggal DATE NOT NULL, saran TEXT NOT NULL
);
CREATE TABLE jawaban_responden (
    id_responden INT NOT NULL, id_soal INT NOT NULL, id_jawaban INT NOT NULL
);
