<?php
/*
 * The recap in the administration. The figures are whole numbers until they are written out.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

function survei_publik_menu(): void
{
    add_menu_page(
        'Rekap survei',
        'Rekap survei',
        'manage_options',
        'survei-publik',
        'survei_publik_recap_page',
        'dashicons-chart-bar'
    );
}

function survei_publik_recap_page(): void
{
    if (!current_user_can('manage_options')) {
        return;
    }
    global $wpdb;
    $table = survei_publik_table();
    $row = new SurveiRow(survei_publik_settings());
    $recap = $row->recap($wpdb->get_row($row->sums($table), ARRAY_A));
    echo '<div class="wrap"><h1>Rekap survei</h1>';
    echo '<p>Jawaban: ', esc_html($recap['n']), '</p>';
    echo '<p>IKM: ', esc_html($recap['ikm']), '</p>';
    echo '<table class="widefat striped"><thead><tr><th>Unsur</th><th>Rata-rata</th></tr></thead>';
    foreach ($recap['means'] as $key => $mean) {
        echo '<tr><td>', esc_html((string) $key), '</td><td>', esc_html($mean), '</td></tr>';
    }
    echo '</table><h2>Saran</h2><ul>';
    // In the order of the random ids, which is not the order of arrival.
    $comments = $wpdb->get_col("SELECT saran FROM $table WHERE saran IS NOT NULL ORDER BY id");
    foreach ($comments as $comment) {
        echo '<li>', nl2br(esc_html($comment)), '</li>';
    }
    echo '</ul></div>';
}
