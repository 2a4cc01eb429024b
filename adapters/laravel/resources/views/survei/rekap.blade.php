<!doctype html>
<html lang="id">
<meta charset="utf-8">
<title>Rekap survei</title>
<h1>Rekap survei</h1>
<p>Jawaban: {{ $recap['n'] }}</p>
<p>IKM: {{ $recap['ikm'] }}</p>
<table>
    @foreach ($recap['means'] as $key => $mean)
        <tr><th>{{ $key }}</th><td>{{ $mean }}</td></tr>
    @endforeach
</table>
<h2>Saran</h2>
<ul>
    @foreach ($comments as $comment)
        <li>{{ $comment }}</li>
    @endforeach
</ul>
