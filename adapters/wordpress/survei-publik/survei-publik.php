<?php
/**
 * Plugin Name: Survei Publik
 * Description: Menampilkan survei dengan [survei_publik], menyimpan jawaban tanpa nama di tabel sendiri, dan menghitung rekapnya.
 * Version: 1
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 *
 * Takes responses of survei-publik (wire format 1) at the REST route survei-publik/v1/responses.
 *
 * - Checked whole before anything is stored; the random id of a response is the primary key, so a
 *   repeat is never a second row.
 * - The route is open to all, as a survey must be: it reads neither cookies nor who is logged in,
 *   so there is nothing that a foreign page could do in someone's name, and no nonce that a cached
 *   page would let expire.
 * - Nothing about the sender is stored. The limit is one count a minute for all together.
 * - The recap is for those who may manage the site.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

require_once __DIR__ . '/format1.php';
require_once __DIR__ . '/row.php';
require_once __DIR__ . '/table.php';
require_once __DIR__ . '/route.php';
require_once __DIR__ . '/recap.php';

function survei_publik_settings(): array
{
    static $settings = null;
    $settings = $settings ?? require __DIR__ . '/settings.php';
    return $settings;
}

register_activation_hook(__FILE__, 'survei_publik_make_tables');
add_filter('rest_pre_dispatch', 'survei_publik_dispatch', 5, 3);
add_filter('rest_pre_serve_request', 'survei_publik_cors', 20, 3);
add_action('admin_menu', 'survei_publik_menu');
add_shortcode('survei_publik', 'survei_publik_shortcode');
add_filter('script_loader_tag', 'survei_publik_defer', 10, 2);

/** The element; its loader comes once, at the end of the page. */
function survei_publik_shortcode($given): string
{
    $settings = survei_publik_settings();
    wp_enqueue_script('survei-publik', $settings['script'], [], null, true);
    $html = '<survei-publik src="' . esc_url($settings['config']) . '"';
    foreach (['unit', 'service', 'lang', 'layout', 'show-score', 'theme', 'widget'] as $name) {
        if (is_array($given) && isset($given[$name])) {
            $html .= ' ' . $name . '="' . esc_attr($given[$name]) . '"';
        }
    }
    return $html . '></survei-publik>';
}

function survei_publik_defer(string $tag, string $handle): string
{
    return $handle === 'survei-publik' ? str_replace('<script ', '<script defer ', $tag) : $tag;
}
