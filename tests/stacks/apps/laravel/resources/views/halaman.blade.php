@extends('layouts.app')
@push('head')
    <script src="/survei-publik/element.js" defer></script>
@endpush
@section('content')
    <h1>Survei Kepuasan Masyarakat</h1>
    <survei-publik src="/survei-publik/{{ $konfigurasi }}" layout="one-page"></survei-publik>
@endsection
