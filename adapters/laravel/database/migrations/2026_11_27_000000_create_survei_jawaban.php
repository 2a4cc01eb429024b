<?php

declare(strict_types=1);

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

/** The responses, and how often was asked in this minute. */
return new class extends Migration
{
    public function up(): void
    {
        Schema::create('survei_jawaban', function (Blueprint $table): void {
            // What makes a repeat harmless.
            $table->char('id', 32)->primary();
            $table->char('kode_terima', 9)->unique();
            $table->string('kuesioner', 64);
            $table->integer('versi');
            $table->string('periode', 8);
            $table->string('unit', 64);
            $table->string('layanan', 64);
            $table->date('tanggal');
            foreach (config('survei.items') as [$column]) {
                $table->smallInteger($column);
            }
            foreach (config('survei.respondent') as [$column, $required]) {
                $table->string($column, 64)->nullable(!$required);
            }
            $table->text('saran')->nullable();
        });
        Schema::create('survei_jawaban_laju', function (Blueprint $table): void {
            $table->smallInteger('id')->primary();
            $table->bigInteger('menit');
            $table->integer('jumlah');
        });
        DB::table('survei_jawaban_laju')->insert(['id' => 1, 'menit' => 0, 'jumlah' => 0]);
    }

    public function down(): void
    {
        Schema::dropIfExists('survei_jawaban_laju');
        Schema::dropIfExists('survei_jawaban');
    }
};
