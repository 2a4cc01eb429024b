<?php
/*
Plugin Name: SKM Kota
Description: Survei Kepuasan Masyarakat.
*/

register_activation_hook(__FILE__, 'skm_kota_tabel');
add_action('rest_api_init', 'skm_kota_rute');
add_action('wp_enqueue_scripts', 'skm_kota_skrip');
add_action('wp_ajax_skm_submit', 'skm_kota_ajax');
add_action('wp_ajax_nopriv_skm_submit', 'skm_kota_ajax');
add_shortcode('skm_form', 'skm_kota_form');

function skm_kota_tabel()
{
    global $wpdb;
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    dbDelta("CREATE TABLE {$wpdb->prefix}skm (
        id bigint(20) NOT NULL AUTO_INCREMENT,
        sumber varchar(10) NOT NULL,
        layanan varchar(50) NOT NULL,
        jenis_kelamin varchar(20) NOT NULL,
        usia varchar(20) NOT NULL,
        jawaban text NOT NULL,
        saran text NOT NULL,
        PRIMARY KEY  (id)
    ) {$wpdb->get_charset_collate()};");
}

/* Untuk aplikasi di ponsel dan halaman depan. */
function skm_kota_rute()
{
    register_rest_route('skm/v1', '/survei', [
        'methods' => 'POST',
        'callback' => 'skm_kota_rest',
        'permission_callback' => 'skm_kota_boleh',
        'args' => [
            'jenis_kelamin' => ['required' => true, 'type' => 'string', 'enum' => ['L', 'P']],
            'answers' => ['required' => true, 'type' => 'array'],
        ],
    ]);
}

function skm_kota_boleh(WP_REST_Request $request)
{
    return (bool) wp_verify_nonce($request->get_header('X-WP-Nonce'), 'wp_rest');
}

function skm_kota_rest(WP_REST_Request $request)
{
    $jawaban = [];
    $saran = '';
    foreach ($request['answers'] as $a) {
        if ($a['code'] === 'saran') {
            $saran = sanitize_textarea_field($a['text']);
        } else {
            $jawaban[] = sanitize_text_field($a['code']) . '=' . (int) $a['value'];
        }
    }
    if (count($jawaban) !== 9) {
        return new WP_Error('skm_kurang', 'Jawaban belum lengkap.', ['status' => 400]);
    }
    skm_kota_simpan([
        'sumber' => 'rest',
        'layanan' => sanitize_text_field($request['layanan']),
        'jenis_kelamin' => $request['jenis_kelamin'],
        'usia' => sanitize_text_field($request['usia']),
        'jawaban' => implode(',', $jawaban),
        'saran' => $saran,
    ]);

    return new WP_REST_Response(['success' => true, 'message' => 'Terima kasih.'], 201);
}

function skm_kota_skrip()
{
    wp_enqueue_script('skm-kota', plugins_url('skm-kota.js', __FILE__), [], '1.2', true);
    wp_localize_script('skm-kota', 'skmKota', [
        'root' => esc_url_raw(rest_url()),
        'nonce' => wp_create_nonce('wp_rest'),
    ]);
}

/* [skm_form] */
function skm_kota_form()
{
    ob_start();
    ?>
    <form id="skm-form" action="<?php echo esc_url(admin_url('admin-ajax.php')); ?>" method="post">
        <input type="hidden" name="action" value="skm_submit">
        <?php wp_nonce_field('skm_submit', 'skm_nonce'); ?>
        <input type="text" name="website_check" style="display:none">
        <?php for ($n = 1; $n <= 9; $n++) : ?>
            <input type="radio" name="q<?php echo $n; ?>" value="4">
        <?php endfor; ?>
        <textarea name="saran"></textarea>
        <button name="kirim_survei" value="true">Kirim</button>
    </form>
    <?php
    return ob_get_clean();
}

function skm_kota_ajax()
{
    check_ajax_referer('skm_submit', 'skm_nonce');
    if (!empty($_POST['website_check'])) {
        wp_send_json_error(['message' => 'Spam terdeteksi.']);
    }
    if (empty($_POST['consent_wajib'])) {
        wp_send_json_error(['message' => 'Persetujuan wajib dicentang.']);
    }
    $jawaban = [];
    for ($n = 1; $n <= 9; $n++) {
        $nilai = isset($_POST["q$n"]) ? (int) $_POST["q$n"] : 0;
        if ($nilai < 1 || $nilai > 4) {
            wp_send_json_error(['message' => "Pertanyaan $n belum dijawab."]);
        }
        $jawaban[] = "q$n=$nilai";
    }
    $saran = sanitize_textarea_field(wp_unslash($_POST['saran'] ?? ''));
    if (strlen($saran) < 4) {
        wp_send_json_error(['message' => 'Saran wajib diisi, minimal 4 huruf.']);
    }
    skm_kota_simpan([
        'sumber' => 'ajax',
        'layanan' => sanitize_text_field(wp_unslash($_POST['layanan'] ?? '')),
        'jenis_kelamin' => sanitize_text_field(wp_unslash($_POST['jenis_kelamin'] ?? '')),
        'usia' => sanitize_text_field(wp_unslash($_POST['usia'] ?? '')),
        'jawaban' => implode(',', $jawaban),
        'saran' => $saran,
    ]);
    wp_send_json_success(['message' => 'Survei terkirim.']);
}

function skm_kota_simpan(array $baris)
{
    global $wpdb;
    $wpdb->insert($wpdb->prefix . 'skm', $baris);
}
