<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Responden extends Model
{
    protected $table = 'responden';
    protected $guarded = ['id'];
    public $timestamps = false;
}
