<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><title>SKM</title></head>
<body><h1>Terima kasih atas partisipasi Anda</h1></body>
</html>
