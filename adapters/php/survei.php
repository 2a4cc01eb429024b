<?php
/*
 * Takes responses of survei-publik (wire format 1, JSON) into one table of your own.
 *
 * PHP 7.4 or later, PDO with MySQL/MariaDB, PostgreSQL or SQLite, and the two files beside this
 * one. What to edit is the list below; README.md says how (in Indonesian).
 *
 * - Every response is checked whole before anything is stored: keys, types, ranges, known codes.
 * - The random id of a response is the primary key. A repeated request, also one that runs at the
 *   same time, finds the row that is there and gets the same receipt.
 * - The score that a browser computed is checked for its shape and not stored: count it from the
 *   answers.
 * - Nothing about the sender is read or stored: no address, no browser, no time finer than a day.
 *   So the limit is one count a minute for all senders together. Limits for one address belong
 *   into the web server, which sees it anyway (nginx: limit_req).
 * - Values go into SQL as parameters only; names of columns are letters, digits and _ only.
 */

declare(strict_types=1);

require_once __DIR__ . '/format1.php';
require_once __DIR__ . '/row.php';

$settings = [
    // Basis data. Contoh lain: 'pgsql:host=127.0.0.1;dbname=survei', 'sqlite:/data/survei.sqlite'
    // (berkas SQLite jangan ditaruh di dalam folder situs).
    'dsn' => 'mysql:host=127.0.0.1;dbname=survei',
    'user' => 'survei',
    'password' => '',
    'table' => 'survei_jawaban',

    // Situs lain yang halamannya boleh mengirim jawaban, misalnya 'https://kota.go.id'.
    // Kosong: hanya halaman di situs ini.
    'origins' => [],
    // Paling banyak sekian permintaan per menit, dari semua pengirim bersama-sama.
    'per_minute' => 120,
    // Kolom jebakan untuk robot: bila ada, harus kosong.
    'honeypot' => 'situs_web',
    // Kata sandi halaman rekap, paling sedikit 16 huruf. Kosong: tidak ada halaman rekap.
    'recap_password' => '',

    'instrument' => 'skm9-2017',
    'instrument_version' => 1,
    // 'triwulan', 'semester', 'tahun', atau satu periode tetap seperti '2026-TW4'.
    'period' => 'triwulan',
    // Unit dan layanannya, dengan id yang sama seperti di survei.json.
    'units' => [
        'disdukcapil' => ['ktp-el', 'kk'],
    ],
    // Pertanyaan: kolom di tabel, nilai terendah, nilai tertinggi.
    'items' => [
        'persyaratan' => ['u1', 1, 4],
        'prosedur' => ['u2', 1, 4],
        'waktu' => ['u3', 1, 4],
        'biaya' => ['u4', 1, 4],
        'produk' => ['u5', 1, 4],
        'kompetensi' => ['u6', 1, 4],
        'perilaku' => ['u7', 1, 4],
        'sarana' => ['u8', 1, 4],
        'pengaduan' => ['u9', 1, 4],
    ],
    // Data responden: kolom di tabel, wajib atau tidak, lalu kode => yang ditulis ke tabel.
    'respondent' => [
        'jenis_kelamin' => ['jenis_kelamin', true, ['L' => 'L', 'P' => 'P']],
        'usia' => ['usia', true, [
            'di-bawah-17' => '<17', '17-25' => '17-25', '26-34' => '26-34', '35-44' => '35-44',
            '45-54' => '45-54', '55-65' => '55-65', 'di-atas-65' => '>65',
        ]],
        'pendidikan' => ['pendidikan', true, [
            'tidak-sekolah' => 'Tidak sekolah', 'sd' => 'SD', 'smp' => 'SMP', 'sma' => 'SMA',
            'd1-d3' => 'D1-D3', 's1' => 'D4/S1', 's2' => 'S2', 's3' => 'S3',
        ]],
        'pekerjaan' => ['pekerjaan', true, [
            'asn' => 'ASN', 'tni' => 'TNI', 'polri' => 'POLRI', 'swasta' => 'Swasta',
            'wirausaha' => 'Wirausaha', 'ibu-rumah-tangga' => 'Ibu rumah tangga',
            'pelajar' => 'Pelajar/mahasiswa', 'tani-nelayan' => 'Petani/nelayan',
            'pekerja-lepas' => 'Pekerja lepas', 'pensiunan' => 'Pensiunan',
            'lainnya' => 'Lainnya',
        ]],
    ],
];


/** The table, and how often was asked in this minute. */
final class SurveiTable
{
    /** @var PDO */
    private $database;
    /** @var SurveiRow */
    private $row;
    /** @var string */
    private $table;

    public function __construct(array $settings)
    {
        $this->row = new SurveiRow($settings);
        $this->table = SurveiRow::name($settings['table']);
        $this->database = new PDO($settings['dsn'], $settings['user'], $settings['password'], [
            PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
            PDO::ATTR_EMULATE_PREPARES => false,
            PDO::ATTR_TIMEOUT => 10,
        ]);
        if (strpos($settings['dsn'], 'mysql:') === 0) {
            // Four-byte letters, and nothing cut off in silence.
            $this->database->exec("SET NAMES utf8mb4, SESSION sql_mode = 'TRADITIONAL'");
        }
    }

    /** SQL that makes the tables. */
    public static function sql(array $settings): array
    {
        $table = SurveiRow::name($settings['table']);
        $columns = [];
        foreach ((new SurveiRow($settings))->columns() as $name => $kind) {
            $columns[] = "    $name $kind";
        }
        $kind = explode(':', $settings['dsn'])[0];
        // Both lay rows in the order of the random ids, not in the order of arrival.
        $options = [
            'mysql' => ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
            'sqlite' => ' WITHOUT ROWID',
        ][$kind] ?? '';
        return [
            "CREATE TABLE IF NOT EXISTS $table (\n" . implode(",\n", $columns) . "\n)$options",
            "CREATE TABLE IF NOT EXISTS {$table}_laju (\n    id SMALLINT NOT NULL PRIMARY KEY,\n"
            . "    menit BIGINT NOT NULL,\n    jumlah INTEGER NOT NULL\n)$options",
            "INSERT INTO {$table}_laju (id, menit, jumlah)\n    SELECT 1, 0, 0 "
            . "FROM (SELECT COUNT(*) AS n FROM {$table}_laju) AS hitung WHERE n = 0",
        ];
    }

    public function make(array $settings): void
    {
        foreach (self::sql($settings) as $statement) {
            $this->database->exec($statement);
        }
    }

    /** Counts this request; false: there were enough in this minute. One statement, so exact. */
    public function admits(int $most): bool
    {
        $minute = intdiv(time(), 60);
        $count = $this->database->prepare(
            "UPDATE {$this->table}_laju
             SET jumlah = CASE WHEN menit = ? THEN jumlah + 1 ELSE 1 END, menit = ?
             WHERE id = 1 AND (menit <> ? OR jumlah < ?)"
        );
        $count->execute([$minute, $minute, $minute, $most]);
        return $count->rowCount() === 1;
    }

    /** Stores a row once. Gives the status and the receipt; no receipt: the id is another's. */
    public function keep(array $row): array
    {
        // With a million responses one draw in a million is taken.
        for ($draw = 0; $draw < 16; $draw++) {
            $receipt = SurveiRow::receipt();
            $columns = array_keys($row);
            $marks = implode(', ', array_fill(0, count($row) + 1, '?'));
            $insert = $this->database->prepare(
                "INSERT INTO {$this->table} (" . implode(', ', $columns) . ", kode_terima)
                 VALUES ($marks)"
            );
            try {
                $insert->execute(array_merge(array_values($row), [$receipt]));
                return [201, $receipt];
            } catch (PDOException $exception) {
                // 23…: a key is there already. Anything else is a fault.
                if (strpos((string) $exception->getCode(), '23') !== 0) {
                    throw $exception;
                }
            }
            $find = $this->database->prepare("SELECT * FROM {$this->table} WHERE id = ?");
            $find->execute([$row['id']]);
            $stored = $find->fetch(PDO::FETCH_ASSOC);
            if ($stored !== false) {
                $same = SurveiRow::same($row, $stored);
                return $same ? [200, $stored['kode_terima']] : [409, null];
            }
        }
        throw new RuntimeException('tidak ada kode tanda terima yang bebas');
    }

    public function recap(): array
    {
        $sums = $this->database->query($this->row->sums($this->table));
        return $this->row->recap($sums->fetch(PDO::FETCH_ASSOC));
    }

    /** In the order of the random ids, which is not the order of arrival. */
    public function comments(): array
    {
        $sql = "SELECT saran FROM {$this->table} WHERE saran IS NOT NULL ORDER BY id";
        return $this->database->query($sql)->fetchAll(PDO::FETCH_COLUMN);
    }
}

function survei_reply(int $status, array $body): void
{
    http_response_code($status);
    header('Content-Type: application/json');
    echo json_encode($body, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
}

function survei_problem(int $status, string $code, string $message, array $violations = []): void
{
    $error = ['code' => $code, 'message' => $message, 'violations' => $violations];
    survei_reply($status, ['error' => $error]);
}

/** One response: checked, stored once, and answered as the collector of survei-publik does. */
function survei_receive(array $settings): void
{
    $type = strtolower(trim(explode(';', $_SERVER['CONTENT_TYPE'] ?? '')[0]));
    if ($type !== 'application/json') {
        survei_problem(415, 'not_json_type', 'Kirim jawaban sebagai JSON.');
        return;
    }
    $body = (string) file_get_contents('php://input', false, null, 0, SurveiFormat1::BODY + 1);
    if (strlen($body) > SurveiFormat1::BODY) {
        survei_problem(413, 'too_large', 'Isi permintaan terlalu besar.');
        return;
    }
    $table = new SurveiTable($settings);
    if (!$table->admits($settings['per_minute'])) {
        header('Retry-After: 60');
        survei_problem(429, 'too_many', 'Terlalu banyak permintaan. Coba lagi sebentar.');
        return;
    }
    $given = SurveiFormat1::read($body);
    if ($given === null) {
        survei_problem(400, 'not_json', 'Isi bukan JSON yang benar.');
        return;
    }
    $violations = (new SurveiFormat1($settings))->violations($given);
    if ($violations !== []) {
        $message = 'Jawaban tidak disimpan karena ada isian yang tidak sesuai aturan.';
        survei_problem(422, 'rules_broken', $message, $violations);
        return;
    }
    [$status, $receipt] = $table->keep((new SurveiRow($settings))->of($given));
    if ($receipt === null) {
        survei_problem(409, 'id_taken', 'Jawaban lain sudah tersimpan dengan id ini.');
        return;
    }
    survei_reply($status, ['receipt' => $receipt]);
}

/** The recap, for who has the password (the browser asks for it; any user name). */
function survei_recap(array $settings): void
{
    $password = $settings['recap_password'];
    // Equal in time whatever was tried.
    if (!hash_equals($password, $_SERVER['PHP_AUTH_PW'] ?? '')) {
        http_response_code(401);
        header('WWW-Authenticate: Basic realm="Rekap survei", charset="UTF-8"');
        return;
    }
    $table = new SurveiTable($settings);
    $recap = $table->recap();
    $text = static function (string $text): string {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    };
    header('Content-Type: text/html; charset=utf-8');
    header("Content-Security-Policy: default-src 'none'");
    echo '<!doctype html><html lang="id"><title>Rekap survei</title><h1>Rekap survei</h1>';
    echo '<p>Jawaban: ', $text($recap['n']), '</p><p>IKM: ', $text($recap['ikm']), '</p><table>';
    foreach ($recap['means'] as $key => $mean) {
        echo '<tr><th>', $text((string) $key), '</th><td>', $text($mean), '</td></tr>';
    }
    echo '</table><h2>Saran</h2><ul>';
    foreach ($table->comments() as $comment) {
        echo '<li>', nl2br($text($comment)), '</li>';
    }
    echo '</ul>';
}

function survei_answer(array $settings): void
{
    $method = $_SERVER['REQUEST_METHOD'] ?? '';
    $origin = $_SERVER['HTTP_ORIGIN'] ?? '';
    $shared = in_array($origin, $settings['origins'], true);
    $recap = strlen($settings['recap_password']) >= 16;
    header('X-Content-Type-Options: nosniff');
    header('Referrer-Policy: no-referrer');
    header('Cache-Control: no-store');
    if ($settings['origins'] !== []) {
        header('Vary: Origin');
    }
    if ($shared) {
        header("Access-Control-Allow-Origin: $origin");
    }
    if ($method === 'POST') {
        survei_receive($settings);
    } elseif ($method === 'OPTIONS' && $shared) {
        http_response_code(204);
        header('Access-Control-Allow-Methods: POST');
        header('Access-Control-Allow-Headers: Content-Type');
        header('Access-Control-Max-Age: 3600');
    } elseif ($method === 'GET' && $recap) {
        survei_recap($settings);
    } else {
        header('Allow: ' . ($recap ? 'GET, POST' : 'POST'));
        survei_problem(405, 'method_not_allowed', 'Alamat ini hanya menerima POST.');
    }
}

if (PHP_SAPI === 'cli') {
    $wish = $argv[1] ?? '';
    if ($wish === 'sql') {
        echo implode(";\n\n", SurveiTable::sql($settings)), ";\n";
    } elseif ($wish === 'pasang') {
        (new SurveiTable($settings))->make($settings);
        echo "Tabel {$settings['table']} siap.\n";
    } else {
        fwrite(STDERR, "php survei.php pasang   membuat tabel\n");
        fwrite(STDERR, "php survei.php sql      mencetak SQL untuk membuat tabel\n");
        exit(1);
    }
} else {
    // A warning in the middle of a reply would make it no JSON.
    ini_set('display_errors', '0');
    try {
        survei_answer($settings);
    } catch (Throwable $fault) {
        // Not its message: a database repeats in it what was sent.
        error_log('survei: ' . get_class($fault) . ' ' . $fault->getCode());
        survei_problem(500, 'server_fault', 'Server sedang bermasalah. Coba lagi nanti.');
    }
}
