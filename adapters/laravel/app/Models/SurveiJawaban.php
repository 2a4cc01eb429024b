<?php

declare(strict_types=1);

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

/** One response. Its id is random and comes from the phone: what makes a repeat harmless. */
class SurveiJawaban extends Model
{
    protected $table = 'survei_jawaban';
    protected $keyType = 'string';
    public $incrementing = false;
    // Nothing here says when in the day a response came.
    public $timestamps = false;
    // Only rows that were checked whole are given to it.
    protected $guarded = [];
}
