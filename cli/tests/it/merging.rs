//! Tallies that were counted in several places.

use crate::office::{EXPORT_HEAD, Office, export_line};

/// A small generator of numbers (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }
}

/// Rows with answers left out, off the scale and all the same, in several units and periods.
fn lines(numbers: &mut Numbers, rows: usize) -> Vec<String> {
    let line = |id| {
        let digits: String = match numbers.below(12) {
            0 => "444444444".to_owned(),
            1 => "333333335".to_owned(),
            _ => (0..9).map(|_| b"-1233344"[numbers.below(8)] as char).collect(),
        };
        let unit = ["a", "b", "c"][numbers.below(3)];
        export_line(id, unit, ["2026-TW1", "2026-TW2"][numbers.below(2)], &digits, "")
    };
    (0..rows).map(line).collect()
}

#[test]
fn any_partition_merged_in_any_order_gives_the_same_bytes() {
    let office = Office::new();
    let mut numbers = Numbers(11);
    let lines = lines(&mut numbers, 300);
    office.file("semua.csv", EXPORT_HEAD.to_owned() + &lines.concat());
    let whole = office.done("recap semua.csv --by unit,period --tally-out semua.json");
    let bytes = office.read("semua.json");
    assert!(bytes.contains("\"survei-tally\""));
    for round in 0..200 {
        let parts = 1 + numbers.below(4);
        let mut files = vec![EXPORT_HEAD.to_owned(); parts];
        for line in &lines {
            files[numbers.below(parts)] += line;
        }
        let mut names = Vec::new();
        for (part, text) in files.iter().enumerate() {
            office.file("bagian.csv", text);
            office.done(&format!("recap bagian.csv --by unit,period --tally-out {part}.json"));
            names.insert(numbers.below(part + 1), format!("{part}.json"));
        }
        let run = office.done(&format!("merge {} --tally-out gabungan.json", names.join(" ")));
        assert_eq!(office.read("gabungan.json"), bytes, "round {round}");
        // The same table, down to what is said about the rows (the merge knows no lines).
        let table = |text: &str| text.split("\nBaris:").next().unwrap().to_owned();
        assert_eq!(table(&run.out), table(&whole.out), "round {round}");
    }
}

#[test]
fn a_merge_gives_the_figures_of_the_recap_in_every_grouping_and_order() {
    let office = Office::new();
    let mut numbers = Numbers(5);
    let keys: Vec<String> = (1..=19).map(|number| format!("U{number}")).collect();
    let mut text = keys.join(";") + "\n";
    for _ in 0..200 {
        let cells: Vec<&str> =
            (0..19).map(|_| ["", "1", "2", "3", "4", "4"][numbers.below(6)]).collect();
        text += &(cells.join(";") + "\n");
    }
    office.file("a.csv", text);
    for grouping in ["menpan-2026", "sisukma-2026", "l12-2026", "rata-rata-16"] {
        for order in ["kuesioner", "daftar"] {
            for profile in ["2017-exact", "2017-0.11"] {
                let options = format!("--order {order} --profile {profile} --format json");
                let options = format!("{options} --printed-total 50");
                let recap = office.run(&format!(
                    "recap a.csv --instrument skm16 --grouping {grouping} --tally-out t.json {options}"
                ));
                let merge = office.run(&format!("merge t.json {options}"));
                assert_eq!(recap.json()["total"], merge.json()["total"], "{grouping} {order}");
                assert_eq!(recap.json()["printed_total"], merge.json()["printed_total"]);
                assert_eq!(merge.code, 1);
            }
        }
    }
}

#[test]
fn a_merge_may_group_by_less_than_was_counted() {
    let office = Office::new();
    let mut numbers = Numbers(3);
    office.file("a.csv", EXPORT_HEAD.to_owned() + &lines(&mut numbers, 100).concat());
    office.done("recap a.csv --by unit,period --tally-out t.json");
    let merged = office.done("merge t.json --by period --format json").json();
    let counted = office.done("recap a.csv --by period --format json").json();
    assert_eq!(merged["groups"], counted["groups"]);
    assert_eq!(merged["total"], counted["total"]);
    let run = office.run("merge t.json --by service");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("t.json: tidak dihitung per service"), "{}", run.err);
}

#[test]
fn tallies_that_do_not_count_the_same_thing_are_not_merged() {
    let office = Office::new();
    let line = export_line(1, "a", "2026-TW1", "333333334", "");
    office.file("a.csv", EXPORT_HEAD.to_owned() + &line);
    office.done("recap a.csv --by unit --tally-out unit.json");
    office.done("recap a.csv --tally-out semua.json");
    let run = office.run("merge unit.json semua.json");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("semua.json: tidak bisa digabung"), "{}", run.err);
    let tally = office.read("semua.json");
    for (file, text) in [
        ("angka.json", tally.replacen("\"respondents\":1", "\"respondents\":2", 1)),
        ("nilai.json", tally.replacen("[1,3]", "[1,9]", 1)),
        ("unsur.json", tally.replacen("persyaratan", "syarat", 1)),
        ("besar.json", tally.replacen("[0,0,1,0]", "[0,0,18446744073709551615,0]", 1)),
        ("versi.json", tally.replacen("\"version\":1", "\"version\":9", 1)),
        ("lain.json", tally.replacen("skm9-2017", "skm16", 1)),
        ("bukan.json", "{}".to_owned()),
    ] {
        assert_ne!(text, tally, "{file}");
        office.file(file, text);
        let run = office.run(&format!("merge {file}"));
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{file}: {run:?}");
        assert!(!run.err.is_empty());
    }
}
