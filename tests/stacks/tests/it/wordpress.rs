//! Debian's WordPress with a plug-in that takes responses by REST and by admin-ajax; on MariaDB.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::Result;
use survei_adapters::database::Database;
use survei_adapters::service::{Service, folder, free_address, run};
use survei_adapters::{php, wordpress};
use tokio::sync::Mutex;

use crate::apps::{app, overlay};
use crate::site::Site;
use crate::visit::Visit;

struct WordPress {
    site: Site,
    database: Database,
    config: PathBuf,
    _server: Service,
}

/// Who renews the keys is alone.
static ALONE: Mutex<()> = Mutex::const_new(());

static WORDPRESS: LazyLock<WordPress> = LazyLock::new(|| {
    let folder = folder("wordpress");
    let root = folder.join("site");
    let upstream = free_address();
    let site = Site::open(upstream, &app("wordpress"));
    let database = Database::mariadb("wordpress");
    let theme = fs::read_to_string(app("wordpress/theme.php")).unwrap();
    wordpress::prepare(&root, &site.address.to_string(), "wordpress", &theme);
    overlay(&app("wordpress/skm-kota"), &root.join("wp-content/plugins/skm-kota"));
    let install = root.join("pasang.php");
    fs::copy(app("wordpress/pasang.php"), &install).unwrap();
    run(Command::new("php").arg(&install));
    let server = php::serve_at(upstream, &root, &folder, &[], &[]);
    WordPress { site, database, config: root.join("wp-config.php"), _server: server }
});

/// Renews the keys, as an admin may: what was signed by them before is worth nothing.
fn renew_keys() {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let config = fs::read_to_string(&WORDPRESS.config).unwrap();
    let (before, after) = config.split_once("define('NONCE_SALT', '").unwrap();
    let (_, after) = after.split_once('\'').unwrap();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let config = format!("{before}define('NONCE_SALT', 'h{number}'{after}");
    fs::write(&WORDPRESS.config, config).unwrap();
}

#[tokio::test]
async fn a_route_of_wordpress_stores_one_row_though_the_page_was_too_old() -> Result<()> {
    let _alone = ALONE.lock().await;
    let WordPress { site, database, .. } = &*WORDPRESS;
    let visit = Visit::filled(site, "/?pagename=survei-rest", "Bagus & rapi.").await?;
    renew_keys();
    visit.is_refused(403, "Cookie check failed").await?;
    // What the page was given when it was opened is given anew when it is opened again.
    visit.browser.client.refresh().await?;
    visit.sends().await?;
    let rows = database.ask("SELECT * FROM wp_skm WHERE sumber = 'rest'");
    assert_eq!(
        rows.split_once('\t').unwrap().1,
        "rest\tKTP elektronik\tP\t26-34\tU1=4,U2=3,U3=2,U4=1,U5=4,U6=3,U7=2,U8=1,U9=4\t\
         Bagus & rapi."
    );
    visit.browser.quit().await
}

#[tokio::test]
async fn admin_ajax_of_wordpress_stores_one_row_though_the_nonce_was_too_old() -> Result<()> {
    let _alone = ALONE.lock().await;
    let WordPress { site, database, .. } = &*WORDPRESS;
    let visit = Visit::filled(site, "/?pagename=survei-ajax", "Bagus & rapi.").await?;
    let before = site.posts().len();
    site.before_post("/wp-admin/admin-ajax.php", |_| renew_keys());
    visit.sends().await?;
    let rows = database.ask("SELECT * FROM wp_skm WHERE sumber = 'ajax'");
    assert_eq!(
        rows.split_once('\t').unwrap().1,
        "ajax\tKTP elektronik\tPerempuan\t26–34 tahun\t\
         q1=4,q2=3,q3=2,q4=1,q5=4,q6=3,q7=2,q8=1,q9=4\tBagus & rapi."
    );
    // The one that met 403, and its repetition.
    assert_eq!(site.posts().len() - before, 2);
    visit.browser.quit().await
}

#[tokio::test]
async fn what_admin_ajax_refuses_is_told_in_its_words() -> Result<()> {
    let _alone = ALONE.lock().await;
    let WordPress { site, database, .. } = &*WORDPRESS;
    let visit = Visit::filled(site, "/?pagename=survei-ajax", "").await?;
    visit.is_refused(422, "Saran wajib diisi, minimal 4 huruf.").await?;
    assert_eq!(database.ask("SELECT count(*) FROM wp_skm WHERE saran = ''"), "0");
    visit.browser.quit().await
}
