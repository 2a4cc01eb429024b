//! What a citizen does, in small steps.

use anyhow::Result;
use survei_e2e::Page;

/// The items in the order of the sample questionnaire (PermenPANRB 14/2017).
pub(crate) const ITEMS: [&str; 9] = [
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "sarana",
    "pengaduan",
];

/// From the opening card on.
pub(crate) async fn begin(page: &Page) -> Result<()> {
    page.click_in_shadow(".opening .primary").await
}

/// Picks a score, 1 to 4, for an item.
pub(crate) async fn pick(page: &Page, item: &str, score: u32) -> Result<()> {
    page.click_in_shadow(&format!("#item-{item}-{}", score - 1)).await
}

/// On to the next screen.
pub(crate) async fn next(page: &Page) -> Result<()> {
    page.click_in_shadow("form button[type=submit]").await
}

/// Answers the nine items with the digits of `row`, in questionnaire order.
pub(crate) async fn answer_items(page: &Page, row: &str) -> Result<()> {
    for (item, digit) in ITEMS.into_iter().zip(row.chars()) {
        pick(page, item, digit.to_digit(10).unwrap()).await?;
        next(page).await?;
    }
    Ok(())
}

/// Leaves the comment empty and stops at the review.
pub(crate) async fn skip_comment(page: &Page) -> Result<()> {
    page.in_shadow("#comment").await?;
    next(page).await?;
    page.in_shadow(".review").await.map(drop)
}

/// From the opening card to the review, with these answers and no comment.
pub(crate) async fn to_review(page: &Page, row: &str) -> Result<()> {
    begin(page).await?;
    answer_items(page, row).await?;
    skip_comment(page).await
}

/// Sends, from the review, without waiting for the reply.
pub(crate) async fn send(page: &Page) -> Result<()> {
    page.click_in_shadow(".review .primary").await
}

/// Waits for the thank-you.
pub(crate) async fn thanked(page: &Page) -> Result<()> {
    page.in_shadow(".sent .receipt strong").await.map(drop)
}
