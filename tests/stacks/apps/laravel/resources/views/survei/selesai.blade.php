@extends('layouts.app')
@section('content')
    <h1>Terima kasih telah mengisi survei</h1>
@endsection
