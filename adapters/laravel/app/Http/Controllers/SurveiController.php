<?php
/*
 * Takes responses of survei-publik (wire format 1) and shows the recap.
 *
 * - Every response is checked whole before anything is stored. The body is read as it came: what
 *   Laravel trims and empties in inputs is not touched here.
 * - The id is the primary key: a repeat, also one that runs at the same time, finds the row that
 *   is there and gets the same receipt.
 * - Nothing about the sender is stored; the limit is one count a minute for all together.
 */

declare(strict_types=1);

namespace App\Http\Controllers;

use App\Models\SurveiJawaban;
use Illuminate\Database\QueryException;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;
use RuntimeException;
use SurveiFormat1;
use SurveiRow;
use Symfony\Component\HttpFoundation\Response;

require_once app_path('Survei/format1.php');
require_once app_path('Survei/row.php');

class SurveiController
{
    public function store(Request $request): Response
    {
        $origins = config('survei.origins');
        $origin = (string) $request->headers->get('Origin');
        $listed = in_array($origin, $origins, true);
        $response = $request->isMethod('OPTIONS') && $listed
            ? response('', 204)
            : $this->answer($request);
        if ($origins !== []) {
            $response->headers->set('Vary', 'Origin');
        }
        if ($listed) {
            $response->headers->set('Access-Control-Allow-Origin', $origin);
            $response->headers->set('Access-Control-Allow-Methods', 'POST');
            $response->headers->set('Access-Control-Allow-Headers', 'Content-Type');
        }
        $response->headers->set('Cache-Control', 'no-store');
        $response->headers->set('X-Content-Type-Options', 'nosniff');
        $response->headers->set('Referrer-Policy', 'no-referrer');
        return $response;
    }

    /** For whom the gate `lihat-rekap-survei` lets in: see routes/survei.php. */
    public function recap()
    {
        $row = new SurveiRow(config('survei'));
        $sums = DB::selectOne($row->sums('survei_jawaban'));
        return view('survei.rekap', [
            'recap' => $row->recap((array) $sums),
            // In the order of the random ids, which is not the order of arrival.
            'comments' => SurveiJawaban::whereNotNull('saran')->orderBy('id')->pluck('saran'),
        ]);
    }

    private function answer(Request $request): Response
    {
        // The method as it was sent: a header must not make another of it.
        if ($request->getRealMethod() !== 'POST') {
            $message = 'Alamat ini hanya menerima POST.';
            return $this->problem(405, 'method_not_allowed', $message, [], ['Allow' => 'POST']);
        }
        $type = strtolower(trim(explode(';', (string) $request->headers->get('Content-Type'))[0]));
        if ($type !== 'application/json') {
            return $this->problem(415, 'not_json_type', 'Kirim jawaban sebagai JSON.');
        }
        $body = (string) $request->getContent();
        if (strlen($body) > SurveiFormat1::BODY) {
            return $this->problem(413, 'too_large', 'Isi permintaan terlalu besar.');
        }
        if (!$this->admits(config('survei.per_minute'))) {
            $message = 'Terlalu banyak permintaan. Coba lagi sebentar.';
            return $this->problem(429, 'too_many', $message, [], ['Retry-After' => '60']);
        }
        $given = SurveiFormat1::read($body);
        if ($given === null) {
            return $this->problem(400, 'not_json', 'Isi bukan JSON yang benar.');
        }
        $violations = (new SurveiFormat1(config('survei')))->violations($given);
        if ($violations !== []) {
            $message = 'Jawaban tidak disimpan karena ada isian yang tidak sesuai aturan.';
            return $this->problem(422, 'rules_broken', $message, $violations);
        }
        [$status, $receipt] = $this->keep((new SurveiRow(config('survei')))->of($given));
        if ($receipt === null) {
            return $this->problem(409, 'id_taken', 'Jawaban lain sudah tersimpan dengan id ini.');
        }
        return response()->json(['receipt' => $receipt], $status);
    }

    /** Counts this request; false: there were enough in this minute. One statement, so exact. */
    private function admits(int $most): bool
    {
        $minute = intdiv(time(), 60);
        return DB::update(
            'UPDATE survei_jawaban_laju
             SET jumlah = CASE WHEN menit = ? THEN jumlah + 1 ELSE 1 END, menit = ?
             WHERE id = 1 AND (menit <> ? OR jumlah < ?)',
            [$minute, $minute, $minute, $most]
        ) === 1;
    }

    /** Stores a row once. Gives the status and the receipt; no receipt: the id is another's. */
    private function keep(array $row): array
    {
        // With a million responses one draw in a million is taken.
        for ($draw = 0; $draw < 16; $draw++) {
            $receipt = SurveiRow::receipt();
            try {
                SurveiJawaban::create($row + ['kode_terima' => $receipt]);
                return [201, $receipt];
            } catch (QueryException $exception) {
                // 23…: a key is there already. Of anything else only the code goes on: the message
                // repeats what was sent.
                if (strpos((string) $exception->getCode(), '23') !== 0) {
                    throw new RuntimeException('survei: ' . $exception->getCode());
                }
            }
            $stored = DB::table('survei_jawaban')->where('id', $row['id'])->first();
            if ($stored !== null) {
                $same = SurveiRow::same($row, (array) $stored);
                return $same ? [200, $stored->kode_terima] : [409, null];
            }
        }
        throw new RuntimeException('tidak ada kode tanda terima yang bebas');
    }

    private function problem(
        int $status,
        string $code,
        string $message,
        array $violations = [],
        array $headers = []
    ): Response {
        $error = ['code' => $code, 'message' => $message, 'violations' => $violations];
        return response()->json(['error' => $error], $status, $headers);
    }
}
