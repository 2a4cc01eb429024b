<?php

use App\Http\Controllers\KuesionerController;
use App\Http\Controllers\SurveiController;
use Illuminate\Support\Facades\Route;

Route::get('/survei', [SurveiController::class, 'form'])->name('survei.form');
Route::post('/survei/simpan', [SurveiController::class, 'simpan'])->name('survei.simpan');
Route::view('/survei/terima-kasih', 'survei.selesai')->name('survei.selesai');
Route::post('/kuesioner', [KuesionerController::class, 'store']);
Route::view('/halaman', 'halaman', ['konfigurasi' => 'survei.json']);
Route::view('/halaman-kuesioner', 'halaman', ['konfigurasi' => 'kuesioner.json']);
Route::get('/keluar', function () {
    session()->invalidate();
    return redirect('/');
});
