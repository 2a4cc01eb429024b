<?php

namespace App\Http\Controllers;

use Illuminate\Foundation\Validation\ValidatesRequests;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;
use Illuminate\Support\Facades\DB;

/** Untuk formulir yang dikirim dengan axios. */
class KuesionerController extends Controller
{
    use ValidatesRequests;

    public function store(Request $request)
    {
        $this->validate($request, [
            'jenis_kelamin' => 'required|in:1,2',
            'kritik_saran' => 'required|min:4',
            'answers' => 'required|array|size:9',
            'answers.*' => 'required|regex:/^\d+_\d+$/',
        ], [
            'kritik_saran.required' => 'Kritik dan saran wajib diisi.',
            'required' => 'Kolom :attribute wajib diisi.',
        ]);
        $id = DB::transaction(function () use ($request) {
            $id = DB::table('peserta')->insertGetId($request->only('jenis_kelamin', 'kritik_saran'));
            foreach ($request->input('answers') as $pertanyaan => $jawaban) {
                [$pertanyaan, $pilihan] = explode('_', $jawaban);
                DB::table('jawaban')->insert([
                    'peserta_id' => $id, 'pertanyaan_id' => $pertanyaan, 'pilihan_id' => $pilihan,
                ]);
            }
            return $id;
        });

        return response()->json(['message' => 'Data berhasil disimpan', 'data' => ['id' => $id]], 201);
    }
}
