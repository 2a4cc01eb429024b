<?php
/*
 * A front controller that acts as CodeIgniter 3 does with csrf_protection and csrf_regenerate on
 * (system/core/Security.php: csrf_verify, csrf_set_hash, csrf_show_error), with form validation and
 * flash data as its user guide shows them. CodeIgniter itself is in no registry of this Debian.
 */

class CI_Security
{
    public $hash;

    public function __construct()
    {
        $known = $_COOKIE['csrf_cookie_name'] ?? '';
        $this->hash = preg_match('#^[0-9a-f]{32}$#', $known) ? $known : null;
        if ($_SERVER['REQUEST_METHOD'] === 'POST') {
            $sent = $_POST['csrf_test_name'] ?? null;
            $valid = is_string($sent) && $this->hash !== null && hash_equals($this->hash, $sent);
            // Nothing should last forever.
            unset($_COOKIE['csrf_cookie_name'], $_POST['csrf_test_name']);
            $this->hash = null;
            $this->set_hash();
            if (!$valid) {
                http_response_code(403);
                exit('<!DOCTYPE html><html><body><h1>An Error Was Encountered</h1>'
                    . '<p>The action you have requested is not allowed.</p></body></html>');
            }
        }
        $this->set_hash();
    }

    private function set_hash()
    {
        $this->hash = $this->hash ?? bin2hex(random_bytes(16));
        setcookie('csrf_cookie_name', $this->hash, time() + 7200, '/');
    }
}

session_name('ci_session');
session_start();
$security = new CI_Security();
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

/** redirect() of the URL helper: 303 after a POST over HTTP/1.1. */
function redirect($uri)
{
    header('Location: ' . $uri, true, $_SERVER['REQUEST_METHOD'] === 'POST' ? 303 : 307);
    exit;
}

function view($file, $data = [])
{
    global $security;
    extract($data);
    require __DIR__ . "/views/$file.php";
    exit;
}

if ($path === '/skm') {
    $pesan = $_SESSION['pesan'] ?? '';
    unset($_SESSION['pesan']);
    view('form', ['pesan' => $pesan]);
}
if ($path === '/skm/selesai') {
    view('selesai');
}
if ($path === '/halaman') {
    view('halaman');
}
if ($path !== '/skm/simpan' || $_SERVER['REQUEST_METHOD'] !== 'POST') {
    http_response_code(404);
    exit('<h1>404 Page Not Found</h1>');
}

$jawaban = $_POST['jawaban_id'] ?? [];
$saran = trim($_POST['saran'] ?? '');
if (count($jawaban) !== 9 || !in_array($_POST['jenis_kelamin'] ?? '', ['L', 'P'], true)) {
    $_SESSION['pesan'] = 'Semua pertanyaan wajib dijawab.';
    redirect('/skm');
}
if (strlen($saran) < 11) {
    $_SESSION['pesan'] = 'Kolom saran minimal 11 karakter.';
    redirect('/skm');
}
$db = new mysqli('127.0.0.1', 'uji', getenv('UJI_PASSWORD'), getenv('UJI_DB'), (int) getenv('UJI_PORT'));
$db->set_charset('utf8mb4');
$db->begin_transaction();
$row = $db->prepare(
    'INSERT INTO responden (id_layanan, jenis_kelamin, tanggal, saran) VALUES (?, ?, ?, ?)'
);
$tanggal = DateTime::createFromFormat('d/m/Y', $_POST['tanggal'])->format('Y-m-d');
$row->bind_param('isss', $_POST['id_layanan'], $_POST['jenis_kelamin'], $tanggal, $saran);
$row->execute();
$id = $db->insert_id;
$row = $db->prepare('INSERT INTO jawaban_responden VALUES (?, ?, ?)');
foreach ($jawaban as $soal => $pilihan) {
    $row->bind_param('iii', $id, $soal, $pilihan);
    $row->execute();
}
$db->commit();
redirect('/skm/selesai');
