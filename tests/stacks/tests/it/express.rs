//! Express with csurf: the respondent first, then the answers under the number that came back; on
//! PostgreSQL.

use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use survei_adapters::database::Database;
use survei_adapters::postgres;
use survei_adapters::service::{Service, free_address};

use crate::apps::{app, copied};
use crate::site::Site;
use crate::visit::Visit;

/// Starts the application on an empty database of this name.
fn start(name: &str) -> (Service, Database) {
    // With the packages that are installed there.
    let (folder, project) = copied("express");
    let database = Database::postgres(name);
    database.ask(&fs::read_to_string(project.join("schema.sql")).unwrap());
    let address = free_address();
    let url = format!("postgres://uji@{}/{name}", postgres::address());
    let mut command = Command::new("node");
    command.arg(project.join("server.js")).current_dir(&project);
    command.env("DATABASE_URL", url).env("PORT", address.port().to_string());
    (Service::start(&command, &folder, address), database)
}

#[tokio::test]
async fn express_stores_one_respondent_with_nine_answers_though_the_token_was_lost_twice()
-> Result<()> {
    let (server, database) = start("express");
    let site = Site::open(server.address, &app("express"));
    let visit = Visit::filled(&site, "/survei-publik/halaman.html", "").await?;
    visit.forget().await?;
    // Between the two steps.
    site.before_post("/api/answers", |request| request.change_cookie("_csrf", "lain"));
    visit.sends().await?;
    let rows = database.ask(
        "SELECT gender, age_group, service_id, suggestion, string_agg(question_id || ':' || \
         answer_option_id || ':' || score, ',' ORDER BY question_id) FROM respondents \
         JOIN answers ON uuid = answers.respondent_uuid \
         JOIN suggestions ON uuid = suggestions.respondent_uuid GROUP BY 1, 2, 3, 4, uuid",
    );
    assert_eq!(
        rows,
        "P\t26-34\t4\t\t55:223:4,56:226:3,57:229:2,58:232:1,59:239:4,60:242:3,61:245:2,\
         62:248:1,63:255:4"
    );
    let paths: Vec<String> = site.posts().iter().map(|post| post.path().to_owned()).collect();
    assert_eq!(paths, ["/api/respondents", "/api/answers", "/api/answers"]);
    visit.browser.quit().await
}

#[tokio::test]
async fn what_express_stored_while_its_reply_was_lost_is_not_sent_again() -> Result<()> {
    let (server, database) = start("express_putus");
    let site = Site::open(server.address, &app("express"));
    let page = "/survei-publik/halaman.html";
    let visit = Visit::filled(&site, page, "").await?;
    site.lose_reply("/api/answers");
    visit.sends_without_reply().await?;
    visit.browser.client.goto(&site.url(page)).await?;
    visit.page().in_shadow(".opening").await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let counts = "SELECT (SELECT count(*) FROM respondents), (SELECT count(*) FROM answers)";
    assert_eq!(database.ask(counts), "1\t9");
    assert_eq!(site.posts().len(), 2);
    visit.browser.quit().await
}
