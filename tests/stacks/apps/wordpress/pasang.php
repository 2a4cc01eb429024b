<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
wp_install('Disdukcapil', 'admin', 'admin@contoh.invalid', true, '', 'sandi-admin');
switch_theme('uji');
$fault = activate_plugin('skm-kota/skm-kota.php');
if (is_wp_error($fault)) {
    fwrite(STDERR, $fault->get_error_message());
    exit(1);
}
kses_remove_filters();
$page = function ($name, $content) {
    wp_insert_post([
        'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $name,
        'post_name' => $name, 'post_content' => $content,
    ]);
};
$page('survei-lama', '[skm_form]');
foreach (['rest', 'ajax'] as $name) {
    $survey = "<survei-publik src=\"/survei-publik/$name.json\" layout=\"one-page\"></survei-publik>";
    $page("survei-$name", "<!-- wp:html -->\n$survey\n<!-- /wp:html -->");
}
