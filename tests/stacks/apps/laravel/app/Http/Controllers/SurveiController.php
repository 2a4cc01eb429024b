<?php

namespace App\Http\Controllers;

use App\Models\Responden;
use Illuminate\Foundation\Validation\ValidatesRequests;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;
use Illuminate\Support\Facades\DB;

class SurveiController extends Controller
{
    use ValidatesRequests;

    public function form()
    {
        return view('survei.form', ['layanan' => DB::table('layanan')->get()]);
    }

    public function simpan(Request $request)
    {
        $aturan = [
            'layanan_id' => 'required|integer|exists:layanan,id',
            'jk' => 'required|in:L,P',
            'umur' => 'required|integer|between:17,100',
            'pendidikan' => 'required|string|max:50',
            'pekerjaan' => 'required|string|max:50',
            'saran' => 'required|string|min:4|max:1000',
        ];
        for ($n = 1; $n <= 9; $n++) {
            $aturan["u$n"] = 'required|integer|between:1,4';
        }
        $data = $this->validate($request, $aturan, [
            'required' => 'Kolom :attribute wajib diisi.',
            'min' => 'Kolom :attribute terlalu pendek.',
        ]);
        Responden::create($data + ['tgl_survei' => now()->toDateString()]);

        return redirect()->route('survei.selesai')->with('success', 'Terima kasih.');
    }
}
