<!doctype html>
<html lang="id">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="csrf-token" content="{{ csrf_token() }}">
    <title>Disdukcapil</title>
    @stack('head')
</head>
<body>
@yield('content')
</body>
</html>
