<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><title>SKM</title></head>
<body>
<?php if ($pesan) : ?>
    <div class="alert alert-danger"><?= htmlspecialchars($pesan) ?></div>
<?php endif ?>
<form action="/skm/simpan" method="post" accept-charset="utf-8">
    <input type="hidden" name="csrf_test_name" value="<?= $security->hash ?>">
    <input type="hidden" name="id_layanan" value="7">
    <input type="hidden" name="tanggal" value="<?= date('d/m/Y') ?>">
    <input type="radio" name="jenis_kelamin" value="L"> <input type="radio" name="jenis_kelamin" value="P">
    <?php for ($soal = 55; $soal <= 63; $soal++) : ?>
        <?php for ($pilihan = 0; $pilihan < 4; $pilihan++) : ?>
            <input type="radio" name="jawaban_id[<?= $soal ?>]" value="<?= ($soal - 55) * 4 + 220 + $pilihan ?>">
        <?php endfor ?>
    <?php endfor ?>
    <textarea name="saran"></textarea>
    <button>Kirim</button>
</form>
</body>
</html>
