//! FastAPI: JSON with scores as text, checked by Pydantic; on SQLite.

use std::process::Command;

use anyhow::Result;
use survei_adapters::database::Database;
use survei_adapters::service::{Service, free_address};

use crate::apps::{app, copied, named};
use crate::site::Site;
use crate::visit::Visit;

fn start() -> (Service, Database) {
    let (folder, project) = copied("fastapi");
    let address = free_address();
    let mut command = Command::new(named("SURVEI_STACKS_PYTHON"));
    command.args(["-B", "-m", "uvicorn", "main:app", "--port", &address.port().to_string()]);
    command.current_dir(&project);
    (Service::start(&command, &folder, address), Database::Sqlite(project.join("skm.db")))
}

#[tokio::test]
async fn fastapi_stores_one_row() -> Result<()> {
    let (server, database) = start();
    let site = Site::open(server.address, &app("fastapi"));
    let visit = Visit::filled(&site, "/survei-publik/halaman.html", "Bagus sekali").await?;
    visit.sends().await?;
    let row = "Wanita\t26–34 tahun\tPegawai swasta\t\
               55:4,56:3,57:2,58:1,59:4,60:3,61:2,62:1,63:4\tBagus sekali";
    assert_eq!(database.ask("SELECT * FROM respons"), row);
    visit.browser.quit().await
}

#[tokio::test]
async fn what_pydantic_refuses_is_told_in_its_words() -> Result<()> {
    let (server, database) = start();
    let site = Site::open(server.address, &app("fastapi"));
    let visit = Visit::filled(&site, "/survei-publik/halaman.html", "").await?;
    visit.is_refused(422, "Input should be a valid string").await?;
    assert_eq!(database.ask("SELECT count(*) FROM respons"), "0");
    visit.browser.quit().await
}
