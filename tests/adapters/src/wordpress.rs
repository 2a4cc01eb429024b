//! Debian's WordPress, made ready to be installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::mariadb;
use crate::service::run;

/// Copies WordPress to `site`, which will be seen at `address` and has a database of the MariaDB
/// server; with a theme `uji` that is this one file.
pub fn prepare(site: &Path, address: &str, database: &str, theme: &str) {
    run(Command::new("cp").args(["-r", "/usr/share/wordpress"]).arg(site));
    fs::write(site.join("wp-config.php"), config(address, database)).unwrap();
    let content = site.join("wp-content");
    fs::create_dir_all(content.join("mu-plugins")).unwrap();
    // No mail goes out.
    let mute = "<?php function wp_mail() { return true; }";
    fs::write(content.join("mu-plugins/mute.php"), mute).unwrap();
    fs::create_dir_all(content.join("themes/uji")).unwrap();
    fs::write(content.join("themes/uji/style.css"), "/* Theme Name: uji */").unwrap();
    fs::write(content.join("themes/uji/index.php"), theme).unwrap();
}

/// What WordPress asks for, and nothing that leaves this machine.
fn config(address: &str, database: &str) -> String {
    let (password, port) = (mariadb::PASSWORD, mariadb::address().port());
    format!(
        "<?php
        define('DB_NAME', '{database}'); define('DB_USER', 'uji');
        define('DB_PASSWORD', '{password}'); define('DB_HOST', '127.0.0.1:{port}');
        define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
        define('WP_HOME', 'http://{address}'); define('WP_SITEURL', 'http://{address}');
        define('AUTH_KEY', 'a'); define('SECURE_AUTH_KEY', 'b'); define('LOGGED_IN_KEY', 'c');
        define('NONCE_KEY', 'd'); define('AUTH_SALT', 'e'); define('SECURE_AUTH_SALT', 'f');
        define('LOGGED_IN_SALT', 'g'); define('NONCE_SALT', 'h');
        define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
        define('AUTOMATIC_UPDATER_DISABLED', true); define('WP_DEBUG', true);
        define('WP_DEBUG_DISPLAY', true);
        $table_prefix = 'wp_';
        if (!defined('ABSPATH')) {{ define('ABSPATH', __DIR__ . '/'); }}
        require_once ABSPATH . 'wp-settings.php';"
    )
}
