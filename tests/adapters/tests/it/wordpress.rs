//! `adapters/wordpress`, in Debian's WordPress on MariaDB.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{LazyLock, RwLock};

use survei_adapters::client::{Reply, ask};
use survei_adapters::database::Database;
use survei_adapters::service::{adapters, edited, folder, free_address, run};
use survei_adapters::{php, wordpress};

use crate::adapter::{Adapter, PER_MINUTE};
use crate::figures;
use crate::promises::HARD;
use crate::response::response;

/// Installs WordPress with the plug-in, a theme that shows a page's text, and that page.
const INSTALL: &str = r#"<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
wp_install('Uji', 'kepala', 'kepala@contoh.invalid', true, '', 'sandi-kepala');
wp_create_user('penulis', 'sandi-penulis', 'penulis@contoh.invalid');
switch_theme('uji');
$fault = activate_plugin('survei-publik/survei-publik.php');
if (is_wp_error($fault)) { fwrite(STDERR, $fault->get_error_message()); exit(1); }
echo wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'S',
    'post_content' => "[survei_publik unit=\"disdukcapil\" show-score=\"false\"]\n\n"
        . "[survei_publik unit='x\" onmouseover=\"alert(1)' onclick=\"alert(1)\"]"]);
"#;

const THEME: &str = "<?php wp_head(); while (have_posts()) { the_post(); the_content(); } \
                     wp_footer();";

static SITE: LazyLock<(Adapter, String)> = LazyLock::new(|| {
    let folder = folder("wordpress");
    let site = folder.join("site");
    let address = free_address();
    let database = Database::mariadb("wordpress");
    wordpress::prepare(&site, &address.to_string(), "wordpress", THEME);
    fs::write(site.join("pasang.php"), INSTALL).unwrap();
    plugin(&site.join("wp-content/plugins"));
    let page = run(Command::new("php").arg(site.join("pasang.php")));
    let adapter = Adapter {
        server: php::serve_at(address, &site, &folder, &[], &[]),
        path: "/index.php?rest_route=/survei-publik/v1/responses",
        database,
        table: "wp_survei_jawaban",
        refused: &["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"],
        alone: RwLock::new(()),
    };
    (adapter, page.trim().to_owned())
});

static ADAPTER: LazyLock<&Adapter> = LazyLock::new(|| &SITE.0);

/// Copies the plug-in, with the settings edited.
fn plugin(plugins: &Path) {
    let from = adapters().join("wordpress/survei-publik");
    run(Command::new("cp").arg("-r").arg(&from).arg(plugins));
    let limit = format!("'per_minute' => {PER_MINUTE}");
    let origins = "'origins' => ['https://kota.go.id']";
    let edits = [("'per_minute' => 120", limit.as_str()), ("'origins' => []", origins)];
    let settings = edited(&from.join("settings.php"), &edits);
    fs::write(plugins.join("survei-publik/settings.php"), settings).unwrap();
}

crate::promises::kept_by!(ADAPTER);

fn get(path: &str, cookies: &str) -> Reply {
    ask(ADAPTER.server.address, "GET", path, &[("Cookie", cookies)], b"")
}

/// Logs in, and gives the cookies.
fn cookies(user: &str, password: &str) -> String {
    let body = format!("log={user}&pwd={password}&testcookie=1");
    let headers = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Cookie", "wordpress_test_cookie=WP%20Cookie%20check"),
    ];
    let address = ADAPTER.server.address;
    let reply = ask(address, "POST", "/wp-login.php", &headers, body.as_bytes());
    assert_eq!(reply.status, 302, "{}", reply.text());
    let set = reply.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    let pairs = set.map(|(_, value)| value.split(';').next().unwrap().to_owned());
    pairs.collect::<Vec<_>>().join("; ")
}

#[test]
fn the_shortcode_prints_the_element_and_its_loader_once() {
    let page = get(&format!("/?page_id={}", SITE.1), "");
    let text = page.text();
    let element = "<survei-publik src=\"/survei/survei.json\" unit=\"disdukcapil\" \
                   show-score=\"false\"></survei-publik>";
    assert!(text.contains(element), "{text}");
    assert_eq!(text.matches("element.js").count(), 1, "{text}");
    let loader = text.lines().find(|line| line.contains("element.js")).unwrap();
    assert!(loader.contains(" defer ") && loader.contains("/survei/element.js'"), "{loader}");
    // What breaks out of an attribute stays in it; what is no attribute of the element is left out.
    assert!(text.contains("unit=\"x&quot; onmouseover=&quot;alert(1)\"></survei"), "{text}");
    assert!(!text.contains("onclick"), "{text}");
}

#[test]
fn the_recap_is_for_who_manages_the_site_and_shows_comments_escaped() {
    let _shared = ADAPTER.alone.read();
    let mut sent = response();
    sent["comment"] = HARD.into();
    assert_eq!(ADAPTER.post(&sent).status, 201);
    let path = "/wp-admin/admin.php?page=survei-publik";
    assert_eq!(get(path, "").status, 302);
    let writer = get(path, &cookies("penulis", "sandi-penulis"));
    assert_eq!(writer.status, 403);
    assert!(!writer.text().contains("Kursi"));
    let page = get(path, &cookies("kepala", "sandi-kepala"));
    let shown = "Kursi 😀 &quot;tunggu&quot; &#039;rusak&#039; &lt;script&gt;alert(1)";
    assert!(page.text().contains(shown), "{}", page.text());
    assert!(!page.text().contains("<script>alert"), "{}", page.text());
    let counted = page.text().split("Jawaban: ").nth(1).unwrap().split('<').next().unwrap();
    assert!(counted.parse::<u32>().unwrap() >= 1);
}

#[test]
fn the_recap_is_counted_as_the_core_counts() {
    let head = cookies("kepala", "sandi-kepala");
    figures::the_recap_is_counted_as_the_core_counts(&ADAPTER, || {
        get("/wp-admin/admin.php?page=survei-publik", &head).text().to_owned()
    });
}

#[test]
fn only_a_listed_site_may_send_from_its_pages() {
    let preflight = |origin| {
        let headers = [("Origin", origin), ("Access-Control-Request-Method", "POST")];
        ask(ADAPTER.server.address, "OPTIONS", ADAPTER.path, &headers, b"")
    };
    let reply = preflight("https://kota.go.id");
    assert_eq!(reply.status, 204);
    assert_eq!(reply.header("Access-Control-Allow-Origin"), Some("https://kota.go.id"));
    let reply = preflight("https://lain.go.id");
    assert_eq!(reply.status, 405);
    assert_eq!(reply.header("Access-Control-Allow-Origin"), None);
    assert_eq!(reply.header("Access-Control-Allow-Credentials"), None);
}
