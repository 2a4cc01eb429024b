//! Personal data in the forms in which people type them.

use survei_publik::survey::privacy::personal::Kind;

use super::people;
use super::random::{Random, grouped};

pub(super) fn datum(kind: Kind, random: &mut Random) -> String {
    match kind {
        Kind::Nik | Kind::Kk => register(kind, random),
        Kind::Phone => phone(random),
        Kind::Email => email(random),
        Kind::Plate => plate(random),
        Kind::Account => account(random),
        Kind::Address => address(random),
        Kind::Name => people::name(random),
    }
}

fn register(kind: Kind, random: &mut Random) -> String {
    let woman = kind == Kind::Nik && random.chance(50);
    let day = random.within(1, 32) + if woman { 40 } else { 0 };
    let year = if kind == Kind::Nik { random.within(40, 108) % 100 } else { random.within(5, 26) };
    let number = format!(
        "{}{:02}{day:02}{:02}{year:02}{:04}",
        random.word(people::REGENCIES),
        random.within(1, 31),
        random.within(1, 13),
        random.within(1, 40)
    );
    match random.within(0, 20) {
        0 => grouped(&number, &[4, 4, 4], " "),
        1 => grouped(&number, &[4, 4, 4], "-"),
        2 => grouped(&number, &[6, 6], "."),
        3 => grouped(&number, &[6, 6], " "),
        4 => grouped(&number, &[2, 2, 2, 6], "."),
        5 => grouped(&number, &[2, 2, 2, 6], " "),
        6 => grouped(&number, &[4, 4, 4], "."),
        7 => grouped(&number, &[6, 6], " - "),
        _ => number,
    }
}

const MOBILE: &str = "811 812 813 814 815 816 817 818 819 821 822 823 831 832 833 838 851 852 853 \
     855 856 857 858 859 877 878 881 882 895 896 897 898 899";

const AREA: &str = "21 22 24 31 61 251 252 254 261 263 271 274 281 298 321 331 341 361 370 380 411 \
     431 451 511 541 561 620 651 711 721 736 741 751 761 778 911 967";

fn phone(random: &mut Random) -> String {
    if random.chance(15) {
        let area = random.word(AREA);
        let length = random.within(6, 9);
        let first = random.within(2, 9);
        let own = format!("{first}{}", random.digits(length - 1));
        return match random.within(0, 8) {
            0 => format!("(0{area}) {own}"),
            1 => format!("0{area}-{own}"),
            2 => format!("0{area} {own}"),
            3 => format!("(0{area}){own}"),
            4 => format!("0{area}.{own}"),
            5 => format!("+62 {area} {own}"),
            6 => format!("0{area} {}", grouped(&own, &[3], " ")),
            _ => format!("0{area}-{}", grouped(&own, &[3], "-")),
        };
    }
    let length = random.within(7, 10);
    let own = format!("{}{}", random.word(MOBILE), random.digits(length));
    let local = format!("0{own}");
    match random.within(0, 24) {
        0 => grouped(&local, &[4, 4], "-"),
        1 => grouped(&local, &[4, 4], " "),
        2 => grouped(&local, &[4, 4], "."),
        3 => grouped(&local, &[4, 3, 3], " "),
        4 => grouped(&local, &[4, 3, 3], "-"),
        5 => grouped(&local, &[4], "-"),
        6 => grouped(&local, &[2, 2, 2, 2, 2], " "),
        7 => format!("+62{own}"),
        8 => format!("+62 {}", grouped(&own, &[3, 4], "-")),
        9 => format!("+62 {}", grouped(&own, &[3, 4], " ")),
        10 => format!("62{own}"),
        11 => format!("+62-{}", grouped(&own, &[3, 4], "-")),
        12 => format!("(+62) {}", grouped(&own, &[3, 4], " ")),
        13 => format!("o{own}"),
        14 => grouped(&local, &[4, 4], " - "),
        15 => grouped(&local, &[4], " "),
        16 => grouped(&local, &[3, 3, 3], " "),
        _ => local,
    }
}

fn email(random: &mut Random) -> String {
    let (first, last) = (people::first_name(random), people::last_name(random));
    let (first, last) = (first.to_lowercase(), last.to_lowercase());
    let local = match random.within(0, 8) {
        0 => first,
        1 => format!("{first}.{last}"),
        2 => format!("{first}_{last}"),
        3 => format!("{first}{last}{}", random.within(1, 100)),
        4 => format!("{first}{}", random.within(1960, 2012)),
        5 => format!("{}{last}", first.split_at(1).0),
        6 => format!("{first}-{last}"),
        _ => format!("{first}{}", random.within(1, 1000)),
    };
    let domain = random.word(
        "gmail.com gmail.com gmail.com gmail.com yahoo.com yahoo.co.id ymail.com outlook.com \
         hotmail.com icloud.com kotacontoh.go.id ui.ac.id maju-jaya.co.id desacontoh.desa.id \
         students.itb.ac.id bumn.id",
    );
    let spelt = domain.replace('.', " dot ");
    match random.within(0, 24) {
        0 => format!("{local} @{domain}"),
        1 => format!("{local} @ {domain}"),
        2 => format!("{local}(at){domain}"),
        3 => format!("{local}[at]{domain}"),
        4 => format!("{local} at {spelt}"),
        5 => format!("{local}@gmail,com"),
        6 => format!("{local}@{domain}").to_uppercase(),
        7 => format!("{local}@gmail"),
        8 => format!("{local} (at) {domain}"),
        _ => format!("{local}@{domain}"),
    }
}

const REGIONS: &str = "B B B D D E F G H K L L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK \
     BL BM BN BP DA DB DC DD DE DG DH DK DL DM DN DR DS EA EB ED KB KH KT KU PA PB";

fn plate(random: &mut Random) -> String {
    let region = random.word(REGIONS);
    let length = [4, 4, 4, 4, 4, 4, 4, 3, 3, 4][random.within(0, 10) as usize];
    let digits = format!("{}{}", random.within(1, 10), random.digits(length - 1));
    let series = match random.within(0, 20) {
        0 => 1,
        1..=9 => 2,
        _ => 3,
    };
    let series = random.capitals(series);
    match random.within(0, 12) {
        0..=2 => format!("{region}{digits}{series}"),
        3 => format!("{region}-{digits}-{series}"),
        4 => format!("{region}.{digits}.{series}"),
        5 => format!("{region} {digits}{series}"),
        6 => format!("{region}{digits} {series}"),
        _ => format!("{region} {digits} {series}"),
    }
}

fn account(random: &mut Random) -> String {
    match random.within(0, 10) {
        0 => format!(
            "{}-01-{}-{}-{}",
            random.digits(4),
            random.digits(6),
            random.digits(2),
            random.within(1, 10)
        ),
        1 => format!("{}{}", random.within(1, 10), random.digits(14)),
        2 => format!("137-00-{}-{}", random.digits(7), random.within(0, 10)),
        3 => format!("{}{}", random.within(1, 10), random.digits(12)),
        4 => format!("{}{}", random.within(1, 10), grouped(&random.digits(9), &[2, 3], " ")),
        5 => grouped(&random.digits(15), &[4, 4, 4], " "),
        6 => grouped(&random.digits(10), &[3, 3], "-"),
        7 => format!("00{}", random.digits(8)),
        _ => format!("{}{}", random.within(1, 10), random.digits(9)),
    }
}

fn address(random: &mut Random) -> String {
    let (street, village) = (people::street(random), people::village(random));
    let house = random.within(1, 300);
    let (rt, rw) = (random.within(1, 20), random.within(1, 16));
    let way = random.pick(&["Jl.", "Jl", "Jalan", "Jln", "Jln.", "jl.", "JL."]);
    let number = random.pick(&["No.", "No", "no", "nomor", "No. ", "no."]);
    let letter = random.pick(&["", "", "", "A", "b", "/3"]);
    let block = format!("{}{}", random.capitals(1), random.within(1, 20));
    match random.within(0, 16) {
        0..=4 => format!("{way} {street} {number} {house}{letter}"),
        5 => format!("{way} {street} {house}"),
        6 => format!("{way} {street} No. {house} RT {rt:02}/RW {rw:02}"),
        7 => format!("{way} {street} no {house} rt {rt} rw {rw} kel {village}"),
        8 => format!("RT {rt:02}/RW {rw:02}"),
        9 => format!("RT.{rt:03} RW.{rw:03}"),
        10 => format!("RT {rt:02} RW {rw:02} Desa {village}"),
        11 => format!("Gg. {street} No {house}"),
        12 => format!("Perum {village} Blok {block} No. {}", random.within(1, 40)),
        13 => format!("Perumahan {village} Indah blok {block}/{}", random.within(1, 40)),
        14 => format!("Dusun {village} RT {rt:02} RW {rw:02}"),
        _ => format!("Kp. {village} RT {rt:02}/{rw:02} Kec. {}", people::village(random)),
    }
}
