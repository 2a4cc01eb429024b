<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up()
    {
        Schema::create('layanan', function (Blueprint $table) {
            $table->id();
            $table->string('nama_layanan');
        });
        DB::table('layanan')->insert(['id' => 12, 'nama_layanan' => 'KTP elektronik']);
        Schema::create('responden', function (Blueprint $table) {
            $table->id();
            $table->foreignId('layanan_id')->constrained('layanan');
            $table->date('tgl_survei');
            $table->enum('jk', ['L', 'P']);
            $table->integer('umur');
            $table->string('pendidikan');
            $table->string('pekerjaan');
            for ($n = 1; $n <= 9; $n++) {
                $table->tinyInteger("u$n");
            }
            $table->text('saran');
        });
        Schema::create('peserta', function (Blueprint $table) {
            $table->id();
            $table->tinyInteger('jenis_kelamin');
            $table->text('kritik_saran');
        });
        Schema::create('jawaban', function (Blueprint $table) {
            $table->id();
            $table->foreignId('peserta_id')->constrained('peserta');
            $table->integer('pertanyaan_id');
            $table->integer('pilihan_id');
        });
    }
};
