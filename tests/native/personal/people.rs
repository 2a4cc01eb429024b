//! Invented people: names as Indonesians of many regions have them, and where they live.

use super::random::Random;

const FIRST: &str = "Budi Siti Agus Dewi Andi Rina Joko Sri Wahyu Ratna Made Wayan Ketut Nyoman \
     Putu Komang Gede Ujang Asep Dadang Cecep Euis Neneng Iis Tatang Slamet Paijo Sugeng Tukiman \
     Sutrisno Suharti Sumarni Mulyono Hariyanto Rahmat Rizky Muhammad Ahmad Abdul Nur Fitri Aisyah \
     Khadijah Zainal Fauzi Hasan Husein Ibrahim Yusuf Ismail Maria Yohanes Petrus Paulus Yosef \
     Theresia Fransiska Kristina Lamhot Tiur Rotua Parlindungan Poltak Sahat Butet Togar Daniel \
     Yakobus Markus Melkianus Oktovianus Yuliana Selfina Novita Dian Dimas Dinda Diana Rangga Galih \
     Arif Taufik Hendra Iwan Yanti Yuni Lestari Wulan Intan Mega Melati Bayu Bagas Candra Eko Tri \
     Catur Panca Hesti Indra Krisna Laksmi Nanang Oki Qori Rustam Syahrul Teuku Cut Ummi Vina Widya \
     Yayan Zulkifli Tengku Raden Daeng Baso Andika Fajar Gilang Hilman Irfan Jamal Kurnia Lukman";

const LAST: &str = "Santoso Wijaya Kusuma Pratama Saputra Hidayat Nugroho Setiawan Permana Gunawan \
     Suryadi Hartono Susanto Wibowo Utami Rahayu Lestari Handayani Astuti Wulandari Anggraini \
     Puspitasari Maharani Siregar Nasution Harahap Simanjuntak Sitorus Hutapea Situmorang Ginting \
     Tarigan Sembiring Lubis Daulay Tanjung Chaniago Piliang Koto Maulana Firmansyah Ramadhan \
     Kurniawan Syahputra Hakim Rahman Mandagi Lumentut Pattiasina Latuconsina Wanggai Rumbiak Kogoya \
     Tabuni Suardana Sudarma Artawan Aminah Khotimah Fatimah Zahra Amelia Nurhaliza Mustofa Basri \
     Mappaselling Djamaluddin Purnomo Prasetyo Iskandar Herlambang Sulistyo";

pub(super) fn name(random: &mut Random) -> String {
    let first = random.word(FIRST).to_owned();
    match random.within(0, 20) {
        0..=3 => first,
        4 => format!("{first} bin {}", random.word(FIRST)),
        5..=6 => format!("{first} {} {}", random.word(FIRST), random.word(LAST)),
        7 => format!("M. {first} {}", random.word(LAST)),
        _ => format!("{first} {}", random.word(LAST)),
    }
}

pub(super) fn first_name(random: &mut Random) -> String {
    random.word(FIRST).to_owned()
}

pub(super) fn last_name(random: &mut Random) -> String {
    random.word(LAST).to_owned()
}

const STREET: &str = "Merdeka Sudirman Diponegoro Kartini Mawar Melati Anggrek Cempaka Veteran \
     Pahlawan Pemuda Gajahmada Cihampelas Sukajadi Setiabudi Kaliurang Magelang Malioboro Sriwijaya \
     Pattimura Hasanuddin Rajawali Merpati Kenari Pandanaran Cendrawasih Teratai Flamboyan Kemuning \
     Cokroaminoto Juanda Supratman Katamso Pelita Karya Siliwangi Pajajaran Bougenville Dahlia";

const STREETS: [&str; 12] = [
    "Ahmad Yani",
    "Gatot Subroto",
    "Raya Bogor",
    "Imam Bonjol",
    "Teuku Umar",
    "Raya Cibaduyut",
    "Kebon Jeruk",
    "Otto Iskandardinata",
    "MT Haryono",
    "Pangeran Antasari",
    "17 Agustus",
    "Sultan Agung Barat",
];

const VILLAGE: &str = "Sukamaju Sukajadi Cibeunying Karangrejo Sidomulyo Banjarsari Tegalrejo \
     Mekarjaya Ciwaruga Bojongsoang Pagedangan Wonokromo Kalibata Tanjungsari Sumberagung Margahayu \
     Purwodadi Gondokusuman Lowokwaru Panakkukang Krajan Babakan Ngemplak Sekarsari";

pub(super) fn street(random: &mut Random) -> String {
    match random.chance(25) {
        true => random.pick(&STREETS).to_owned(),
        false => random.word(STREET).to_owned(),
    }
}

pub(super) fn village(random: &mut Random) -> String {
    random.word(VILLAGE).to_owned()
}

/// Kabupaten and kota of the population register, from west to east.
pub(super) const REGENCIES: &str = "1101 1108 1171 1201 1207 1271 1275 1301 1371 1401 1471 1501 1571 \
     1601 1671 1701 1771 1801 1871 1901 1971 2101 2171 3101 3171 3172 3173 3174 3175 3201 3204 3216 \
     3271 3273 3275 3276 3277 3301 3302 3310 3318 3327 3371 3374 3401 3404 3471 3501 3510 3515 3525 \
     3573 3578 3601 3603 3671 3674 5101 5103 5171 5201 5271 5301 5371 6101 6171 6201 6271 6301 6371 \
     6401 6471 6472 6501 6571 7101 7171 7201 7271 7301 7371 7401 7471 7501 7571 7601 8101 8171 8201 \
     8271 9101 9171 9201 9271 9301 9401 9501 9671";
