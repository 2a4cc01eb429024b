<?php
/*
 * The REST route. WordPress's own reading of bodies, and its leave for pages of any site, come
 * later or not at all: the answers are those of the collector of survei-publik.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

const SURVEI_PUBLIK_ROUTE = '/survei-publik/v1/responses';

function survei_publik_dispatch($result, $server, WP_REST_Request $request)
{
    if ($request->get_route() !== SURVEI_PUBLIK_ROUTE) {
        return $result;
    }
    $response = survei_publik_answer($request);
    $response->header('Cache-Control', 'no-store');
    $response->header('Referrer-Policy', 'no-referrer');
    return $response;
}

function survei_publik_answer(WP_REST_Request $request): WP_REST_Response
{
    $settings = survei_publik_settings();
    $origin = $request->get_header('Origin');
    if ($request->get_method() === 'OPTIONS' && in_array($origin, $settings['origins'], true)) {
        return new WP_REST_Response(null, 204);
    }
    if ($request->get_method() !== 'POST') {
        $message = 'Alamat ini hanya menerima POST.';
        $response = survei_publik_problem(405, 'method_not_allowed', $message);
        $response->header('Allow', 'POST');
        return $response;
    }
    $type = $request->get_content_type();
    if ($type === null || $type['value'] !== 'application/json') {
        return survei_publik_problem(415, 'not_json_type', 'Kirim jawaban sebagai JSON.');
    }
    $body = $request->get_body();
    if (strlen($body) > SurveiFormat1::BODY) {
        return survei_publik_problem(413, 'too_large', 'Isi permintaan terlalu besar.');
    }
    if (!survei_publik_admits($settings['per_minute'])) {
        $message = 'Terlalu banyak permintaan. Coba lagi sebentar.';
        $response = survei_publik_problem(429, 'too_many', $message);
        $response->header('Retry-After', '60');
        return $response;
    }
    $given = SurveiFormat1::read($body);
    if ($given === null) {
        return survei_publik_problem(400, 'not_json', 'Isi bukan JSON yang benar.');
    }
    $violations = (new SurveiFormat1($settings))->violations($given);
    if ($violations !== []) {
        $message = 'Jawaban tidak disimpan karena ada isian yang tidak sesuai aturan.';
        return survei_publik_problem(422, 'rules_broken', $message, $violations);
    }
    [$status, $receipt] = survei_publik_keep((new SurveiRow($settings))->of($given));
    if ($status === 409) {
        return survei_publik_problem(409, 'id_taken', 'Jawaban lain sudah tersimpan dengan id ini.');
    }
    if ($receipt === null) {
        return survei_publik_problem(500, 'server_fault', 'Server sedang bermasalah. Coba lagi nanti.');
    }
    return new WP_REST_Response(['receipt' => $receipt], $status);
}

function survei_publik_problem(
    int $status,
    string $code,
    string $message,
    array $violations = []
): WP_REST_Response {
    $error = ['code' => $code, 'message' => $message, 'violations' => $violations];
    return new WP_REST_Response(['error' => $error], $status);
}

/** Takes back what WordPress allows to pages of every site, but for those in the settings. */
function survei_publik_cors($served, $result, WP_REST_Request $request)
{
    if ($request->get_route() !== SURVEI_PUBLIK_ROUTE) {
        return $served;
    }
    foreach (['Origin', 'Methods', 'Headers', 'Credentials'] as $name) {
        header_remove("Access-Control-Allow-$name");
    }
    $origin = $request->get_header('Origin');
    if (in_array($origin, survei_publik_settings()['origins'], true)) {
        header("Access-Control-Allow-Origin: $origin");
        header('Access-Control-Allow-Methods: POST');
        header('Access-Control-Allow-Headers: Content-Type');
        header('Vary: Origin', false);
    }
    return $served;
}
