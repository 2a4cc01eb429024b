<!doctype html>
<html lang="id">
<head>
    <meta charset="utf-8">
    <title>SKM</title>
    <script src="/survei-publik/element.js" defer></script>
</head>
<body><survei-publik src="/survei-publik/survei.json" layout="one-page"></survei-publik></body>
</html>
