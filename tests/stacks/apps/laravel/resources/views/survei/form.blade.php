@extends('layouts.app')
@section('content')
    @if ($errors->any())
        <div class="alert alert-danger">{{ $errors->first() }}</div>
    @endif
    <form method="POST" action="{{ route('survei.simpan') }}">
        @csrf
        <select name="layanan_id">
            @foreach ($layanan as $l)
                <option value="{{ $l->id }}">{{ $l->nama_layanan }}</option>
            @endforeach
        </select>
        <select name="jk"><option value="L">Laki-laki</option><option value="P">Perempuan</option></select>
        <input type="number" name="umur" value="{{ old('umur') }}">
        <input name="pendidikan"> <input name="pekerjaan">
        @for ($n = 1; $n <= 9; $n++)
            <input type="radio" name="u{{ $n }}" value="1"> <input type="radio" name="u{{ $n }}" value="2">
            <input type="radio" name="u{{ $n }}" value="3"> <input type="radio" name="u{{ $n }}" value="4">
        @endfor
        <textarea name="saran">{{ old('saran') }}</textarea>
        <button>Kirim</button>
    </form>
@endsection
