//! `adapters/django`, in a project of its own, on SQLite and PostgreSQL.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, RwLock};

use survei_adapters::client::{Reply, ask};
use survei_adapters::database::Database;
use survei_adapters::postgres;
use survei_adapters::service::{Service, adapters, edited, folder, free_address, run};

use crate::adapter::{Adapter, PER_MINUTE};
use crate::figures;
use crate::promises::HARD;
use crate::response::response;

const URLS: &str = "
from django.urls import include, path
urlpatterns = [path('survei/', include('survei_publik.urls'))]
";

/// Makes two users, and prints the session of each.
const USERS: &str = "
from django.contrib.auth.models import Permission, User
from django.test import Client
for name in ['kepala', 'penulis']:
    user = User.objects.create_user(name)
    if name == 'kepala':
        user.user_permissions.add(Permission.objects.get(codename='view_jawaban'))
    client = Client()
    client.force_login(user)
    print(client.cookies['sessionid'].value)
";

/// A project's settings, as `startproject` writes them, without what this app does not need.
fn settings(database: &str) -> String {
    format!(
        "
SECRET_KEY = 'uji'
ALLOWED_HOSTS = ['127.0.0.1']
ROOT_URLCONF = 'urls'
INSTALLED_APPS = [
    'django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions',
    'survei_publik',
]
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
]
TEMPLATES = [{{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True}}]
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'
DATABASES = {{'default': {database}}}
"
    )
}

/// The Python that has Django.
pub(crate) fn python() -> PathBuf {
    let named = std::env::var_os("SURVEI_DJANGO").map(PathBuf::from);
    named.expect("SURVEI_DJANGO; `cargo xtask test --only adapters` installs Django and sets it")
}

fn manage(project: &Path) -> Command {
    let mut command = Command::new(python());
    command.args(["-B", "-m", "django"]).current_dir(project);
    command.env("DJANGO_SETTINGS_MODULE", "settings").env("PYTHONPATH", project);
    command
}

/// A project with the app, migrated and served; the project's folder, and the users' sessions.
fn start(folder: &Path, database: Database, setting: &str) -> (Adapter, PathBuf, [String; 2]) {
    let project = folder.join("proyek");
    fs::create_dir(&project).unwrap();
    let app = adapters().join("django/survei_publik");
    run(Command::new("cp").arg("-r").arg(&app).arg(&project));
    let limit = format!("PER_MINUTE = {PER_MINUTE}");
    let origins = "ORIGINS = [\"https://kota.go.id\"]";
    let edits = [("PER_MINUTE = 120", limit.as_str()), ("ORIGINS = []", origins)];
    let edited = edited(&app.join("kuesioner.py"), &edits);
    fs::write(project.join("survei_publik/kuesioner.py"), edited).unwrap();
    fs::write(project.join("settings.py"), settings(setting)).unwrap();
    fs::write(project.join("urls.py"), URLS).unwrap();
    run(manage(&project).arg("migrate"));
    let sessions = run(manage(&project).args(["shell", "--verbosity=0", "--command", USERS]));
    let mut sessions = sessions.lines().map(|line| format!("sessionid={line}"));
    let address = free_address();
    let mut serve = manage(&project);
    serve.args(["runserver", "--noreload", "--skip-checks", &address.to_string()]);
    let adapter = Adapter {
        server: Service::start(&serve, folder, address),
        path: "/survei/jawaban",
        database,
        table: "survei_jawaban",
        refused: &["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"],
        alone: RwLock::new(()),
    };
    (adapter, project, [sessions.next().unwrap(), sessions.next().unwrap()])
}

mod sqlite {
    use super::*;

    static SITE: LazyLock<(Adapter, PathBuf, [String; 2])> = LazyLock::new(|| {
        let folder = folder("django-sqlite");
        let file = folder.join("survei.sqlite");
        let setting = format!(
            "{{'ENGINE': 'django.db.backends.sqlite3', 'NAME': '{}', 'OPTIONS': {{'timeout': 20}}}}",
            file.display()
        );
        start(&folder, Database::Sqlite(file), &setting)
    });

    static ADAPTER: LazyLock<&Adapter> = LazyLock::new(|| &SITE.0);

    crate::promises::kept_by!(ADAPTER);

    fn recap(cookie: &str) -> Reply {
        ask(ADAPTER.server.address, "GET", "/survei/rekap", &[("Cookie", cookie)], b"")
    }

    #[test]
    fn the_recap_is_for_who_may_see_it_and_shows_comments_escaped() {
        let _shared = ADAPTER.alone.read();
        let mut sent = response();
        sent["comment"] = HARD.into();
        assert_eq!(ADAPTER.post(&sent).status, 201);
        let [head, writer] = &SITE.2;
        assert_eq!(recap("").status, 302);
        assert_eq!(recap(writer).status, 403);
        let page = recap(head);
        assert_eq!(page.status, 200);
        let shown = "Kursi 😀 &quot;tunggu&quot; &#x27;rusak&#x27; &lt;script&gt;alert(1)";
        assert!(page.text().contains(shown), "{}", page.text());
        assert!(!page.text().contains("<script"), "{}", page.text());
    }

    #[test]
    fn the_recap_is_counted_as_the_core_counts() {
        figures::the_recap_is_counted_as_the_core_counts(&ADAPTER, || {
            recap(&SITE.2[0]).text().to_owned()
        });
    }

    #[test]
    fn the_migration_is_that_of_the_models() {
        run(manage(&SITE.1).args(["makemigrations", "--check", "--dry-run"]));
    }

    #[test]
    fn a_key_that_is_there_twice_is_refused() {
        let _shared = ADAPTER.alone.read();
        let sent = response();
        let body = sent.to_string().replacen('{', "{\"format\":1,", 1);
        let reply = ADAPTER.post_bytes("application/json", body.as_bytes());
        assert_eq!((reply.status, reply.code()), (400, "not_json".to_owned()));
        assert_eq!(ADAPTER.rows(&sent["id"]), 0);
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
    }
}

mod on_postgres {
    use super::*;

    static SITE: LazyLock<(Adapter, PathBuf, [String; 2])> = LazyLock::new(|| {
        let setting = format!(
            "{{'ENGINE': 'django.db.backends.postgresql', 'NAME': 'django', 'USER': 'uji',
               'HOST': '127.0.0.1', 'PORT': {}}}",
            postgres::address().port()
        );
        start(&folder("django-postgres"), Database::postgres("django"), &setting)
    });

    static ADAPTER: LazyLock<&Adapter> = LazyLock::new(|| &SITE.0);

    crate::promises::kept_by!(ADAPTER);
}
