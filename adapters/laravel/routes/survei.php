<?php

declare(strict_types=1);

use App\Http\Controllers\SurveiController;
use Illuminate\Support\Facades\Route;

// Open to all, as a survey must be. Without the group `web` there is no session, no cookie and no
// token: it does not look at who is logged in, so no page of another site can act in their name.
Route::any('survei/jawaban', [SurveiController::class, 'store'])->withoutMiddleware('web');

// A gate that is not defined lets nobody in.
Route::get('survei/rekap', [SurveiController::class, 'recap'])
    ->middleware('can:lihat-rekap-survei');
