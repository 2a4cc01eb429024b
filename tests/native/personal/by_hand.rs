//! Comments that were written by hand, one by one: what is personal stands between « and ».

use std::ops::Range;

use survei_publik::survey::privacy::personal::{Kind, find};

/// The comment without its signs, and where they stood.
fn marked(line: &str) -> (String, Vec<Range<usize>>) {
    let (mut text, mut places, mut start) = (String::new(), Vec::new(), 0);
    for letter in line.chars() {
        match letter {
            '«' => start = text.len(),
            '»' => places.push(start..text.len()),
            letter => text.push(letter),
        }
    }
    (text, places)
}

#[test]
fn every_comment_written_by_hand_is_marked_where_it_should_be() {
    let comments: Vec<&str> = include_str!("by_hand.txt").lines().collect();
    let telling = comments.iter().filter(|comment| comment.contains('«')).count();
    assert!(comments.len() >= 150 && telling >= 60, "{} comments, {telling} tell", comments.len());
    let mut wrong = Vec::new();
    for comment in comments {
        let (text, places) = marked(comment);
        let found: Vec<Range<usize>> =
            find(&text).iter().map(|found| found.start..found.end).collect();
        let covers = |(found, place): (&Range<usize>, &Range<usize>)| {
            found.start <= place.start && place.end <= found.end && found.len() <= place.len() + 12
        };
        let right = found.len() == places.len() && found.iter().zip(&places).all(covers);
        if !right {
            let found: Vec<&str> = found.into_iter().map(|place| &text[place]).collect();
            wrong.push(format!("{comment:?}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_number_is_called_what_the_nearest_word_calls_it() {
    for (comment, kind) in [
        ("NIK saya salah di KK 3204052808120011", Kind::Kk),
        ("KK lama dan NIK 3204052808120011", Kind::Nik),
        ("KK 3204052808120011", Kind::Kk),
        ("3204052808120011", Kind::Nik),
        // The surest first: no account has a date in it.
        ("NIK untuk buka rekening 3273014503850002", Kind::Nik),
    ] {
        let found: Vec<Kind> = find(comment).iter().map(|found| found.kind).collect();
        assert_eq!(found, [kind], "{comment}");
    }
}

#[test]
fn a_number_ends_with_its_line() {
    let comment = |between: &str| format!("urus KTP, kode 32730145{between}03850002");
    assert_eq!(find(&comment(" ")).len(), 1);
    assert_eq!(find(&comment("\n")), []);
}
