//! What can be written on the command line.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::UnsurOrder;
use survei_publik::survey::score::{Decimal, Profile};

const HELP: &str = "\
{about}

Pemakaian: {usage}

{all-args}{after-help}";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "survei",
    override_usage = "survei PERINTAH",
    version,
    about = "Memeriksa, menghitung, dan menggabungkan hasil survei kepuasan masyarakat (SKM)",
    after_help = "Kode keluar: 0 selesai; 1 selesai, tetapi nilai tercetak tidak cocok; 2 ada kesalahan.",
    help_template = HELP,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Perintah",
    subcommand_value_name = "PERINTAH",
    next_help_heading = "Pilihan"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[arg(long, short = 'h', action = ArgAction::Help, global = true, help = "Tampilkan bantuan ini")]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version, help = "Tampilkan versi")]
    version: Option<bool>,
}

/// One of the commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(about = "Periksa berkas konfigurasi atau kuesioner", override_usage = "survei check BERKAS… [--published BERKAS]", help_template = HELP)]
    Check(CheckArguments),
    #[command(about = "Hitung IKM dari berkas jawaban (CSV atau JSON Lines)", override_usage = "survei recap BERKAS… [PILIHAN]", help_template = HELP)]
    Recap(Box<RecapArguments>),
    #[command(about = "Gabungkan hasil hitungan dari recap --tally-out", override_usage = "survei merge BERKAS… [PILIHAN]", help_template = HELP)]
    Merge(MergeArguments),
    #[command(about = "Cetak potongan HTML untuk ditempel: widget dan formulir yang jalan tanpa skrip", override_usage = "survei html KONFIGURASI [PILIHAN]", help_template = HELP)]
    Html(HtmlArguments),
    #[command(about = "Buat halaman survei per layanan, dengan kode QR dan poster", override_usage = "survei site KONFIGURASI --out FOLDER --url ALAMAT [PILIHAN]", help_template = HELP)]
    Site(SiteArguments),
    #[command(about = "Cetak permintaan yang akan dikirim ke server penerima, memakai jawaban contoh", override_usage = "survei dry-run KONFIGURASI [PILIHAN]", help_template = HELP)]
    DryRun(DryRunArguments),
    #[command(about = "Jumlah responden paling sedikit (Krejcie dan Morgan)", override_usage = "survei sample N", help_template = HELP)]
    Sample(SampleArguments),
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Pilihan")]
pub(crate) struct CheckArguments {
    #[arg(
        required = true,
        value_name = "BERKAS",
        help_heading = "Berkas",
        help = "Konfigurasi (punya \"units\") atau kuesioner (punya \"items\")"
    )]
    pub(crate) files: Vec<PathBuf>,
    #[arg(
        long,
        value_name = "BERKAS",
        help = "Terbitan kuesioner yang sudah dipakai: tolak perubahan yang mengubah arti jawaban lama"
    )]
    pub(crate) published: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Pilihan")]
pub(crate) struct RecapArguments {
    #[arg(
        required = true,
        value_name = "BERKAS",
        help_heading = "Berkas",
        help = "Berkas jawaban; '-' berarti dari masukan standar"
    )]
    pub(crate) files: Vec<PathBuf>,
    #[arg(
        long,
        value_name = "ID|BERKAS",
        default_value = "skm9-2017",
        hide_default_value = true,
        help = "Kuesioner: nama bawaan atau berkas JSON [bawaan: skm9-2017]"
    )]
    pub(crate) instrument: String,
    #[arg(
        long,
        value_name = "NAMA",
        help = "Pengelompokan pertanyaan, bila kuesioner punya beberapa"
    )]
    pub(crate) grouping: Option<String>,
    #[arg(
        long,
        value_name = "NAMA",
        help = "Jenis layanan, bila kuesioner punya beberapa dan kolomnya tidak jelas"
    )]
    pub(crate) mode: Option<String>,
    #[command(flatten)]
    pub(crate) figures: FiguresArguments,
    #[arg(
        long,
        value_name = "KOLOM",
        value_delimiter = ',',
        value_enum,
        hide_possible_values = true,
        help = "Hitung juga per kelompok: unit, service, period (boleh beberapa, dipisah koma)"
    )]
    pub(crate) by: Vec<By>,
    #[arg(long, help = "Cetak juga baris setiap responden")]
    pub(crate) per_respondent: bool,
    #[arg(
        long,
        help = "Bandingkan id semua baris (memori bertambah sampai 45 bita per baris);\ntanpa ini hanya 900.000 baris pertama"
    )]
    pub(crate) duplicates: bool,
    #[arg(
        long,
        value_name = "BERKAS",
        help = "Tulis hasil hitungan ke berkas, untuk digabung dengan survei merge"
    )]
    pub(crate) tally_out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Pilihan")]
pub(crate) struct MergeArguments {
    #[arg(
        required = true,
        value_name = "BERKAS",
        help_heading = "Berkas",
        help = "Berkas dari recap --tally-out atau merge --tally-out"
    )]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "ID|BERKAS", help = "Kuesioner, bila bukan yang bawaan")]
    pub(crate) instrument: Option<String>,
    #[command(flatten)]
    pub(crate) figures: FiguresArguments,
    #[arg(
        long,
        value_name = "KOLOM",
        value_delimiter = ',',
        value_enum,
        hide_possible_values = true,
        help = "Hanya per kelompok ini [bawaan: seperti berkasnya]"
    )]
    pub(crate) by: Option<Vec<By>>,
    #[arg(long, value_name = "BERKAS", help = "Tulis hasil gabungan ke berkas")]
    pub(crate) tally_out: Option<PathBuf>,
}

/// How figures are computed and shown.
#[derive(Clone, Debug, Args)]
pub(crate) struct FiguresArguments {
    #[arg(long, value_name = "URUTAN", value_parser = order, help = "Urutan U8 dan U9: kuesioner (U8 sarana, U9 pengaduan) atau\ndaftar (U8 pengaduan, U9 sarana)")]
    pub(crate) order: Option<UnsurOrder>,
    #[arg(long, value_name = "PROFIL", value_parser = profile, default_value = "2017-exact", hide_default_value = true, help = "Bobot unsur: 2017-exact (1/n), 2017-0.11, 2017-0.111, 2004 [bawaan: 2017-exact]")]
    pub(crate) profile: Profile,
    #[arg(long, value_name = "BENTUK", value_enum, hide_possible_values = true, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true, help = "Bentuk hasil: text, csv, atau json [bawaan: text]")]
    pub(crate) format: Format,
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        hide_default_value = true,
        help = "Huruf mutu hanya bila ada paling sedikit N responden [bawaan: 1]"
    )]
    pub(crate) letter_from: u64,
    #[arg(
        long,
        value_name = "K",
        value_parser = clap::value_parser!(u64).range(1..=100),
        default_value_t = survei_publik::survey::privacy::cells::K,
        hide_default_value = true,
        help = "Angka tentang kurang dari K responden tidak dicetak; 1 berarti semua dicetak,\nhanya untuk kerja petugas sendiri [bawaan: 5]"
    )]
    pub(crate) k: u64,
    #[arg(long, value_name = "NILAI", value_parser = decimal, help = "Nilai yang tercetak di laporan, misalnya 82,78; dibandingkan dengan hitungan")]
    pub(crate) printed_total: Option<Decimal>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Pilihan")]
pub(crate) struct SampleArguments {
    #[arg(value_name = "N", help_heading = "Berkas", help = "Jumlah pengguna layanan (populasi)")]
    pub(crate) population: u64,
}

/// What a page is made of.
#[derive(Debug, Args)]
#[command(next_help_heading = "Pilihan")]
pub(crate) struct HtmlArguments {
    #[arg(value_name = "KONFIGURASI", help_heading = "Berkas", help = "Berkas konfigurasi")]
    pub(crate) configuration: PathBuf,
    #[arg(long, value_name = "BAHASA", value_parser = language, default_value = "id", hide_default_value = true, help = "Bahasa: id atau en [bawaan: id]")]
    pub(crate) lang: Language,
    #[arg(long, value_name = "ID", help = "Hanya unit ini")]
    pub(crate) unit: Option<String>,
    #[arg(long, value_name = "ID", help = "Hanya layanan ini")]
    pub(crate) service: Option<String>,
    #[arg(
        long,
        value_name = "ALAMAT",
        default_value = "/survei/",
        hide_default_value = true,
        help = "Alamat folder dist/ di server [bawaan: /survei/]"
    )]
    pub(crate) base: String,
    #[arg(
        long,
        value_name = "ALAMAT",
        help = "Alamat berkas konfigurasi di server [bawaan: --base lalu survei.json]"
    )]
    pub(crate) src: Option<String>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Pilihan")]
pub(crate) struct SiteArguments {
    #[arg(value_name = "KONFIGURASI", help_heading = "Berkas", help = "Berkas konfigurasi")]
    pub(crate) configuration: PathBuf,
    #[arg(
        long,
        value_name = "FOLDER",
        help = "Folder untuk halamannya; salin isi dist/ ke situ juga"
    )]
    pub(crate) out: PathBuf,
    #[arg(
        long,
        value_name = "ALAMAT",
        help = "Alamat folder itu di server, misalnya https://kota.go.id/survei/"
    )]
    pub(crate) url: String,
    #[arg(
        long,
        alias = "dist",
        value_name = "ALAMAT",
        help = "Alamat folder dist/ di server, bila bukan di --out"
    )]
    pub(crate) base: Option<String>,
    #[arg(
        long,
        value_name = "ALAMAT",
        help = "Alamat berkas konfigurasi di server, bila bukan salinannya di --out"
    )]
    pub(crate) src: Option<String>,
}

/// Whose response is made up.
#[derive(Debug, Args)]
#[command(next_help_heading = "Pilihan")]
pub(crate) struct DryRunArguments {
    #[arg(value_name = "KONFIGURASI", help_heading = "Berkas", help = "Berkas konfigurasi")]
    pub(crate) configuration: PathBuf,
    #[arg(long, value_name = "BAHASA", value_parser = language, default_value = "id", hide_default_value = true, help = "Bahasa: id atau en [bawaan: id]")]
    pub(crate) lang: Language,
    #[arg(long, value_name = "ID", help = "Unit ini [bawaan: yang pertama]")]
    pub(crate) unit: Option<String>,
    #[arg(long, value_name = "ID", help = "Layanan ini [bawaan: yang pertama]")]
    pub(crate) service: Option<String>,
}

/// A column to group by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum By {
    Unit,
    Service,
    Period,
}

impl By {
    pub(crate) const ALL: [By; 3] = [By::Unit, By::Service, By::Period];

    /// The name in options, exports and tallies.
    pub(crate) fn name(self) -> &'static str {
        match self {
            By::Unit => "unit",
            By::Service => "service",
            By::Period => "period",
        }
    }

    /// The name for people.
    pub(crate) fn words(self) -> &'static str {
        match self {
            By::Unit => "Unit",
            By::Service => "Layanan",
            By::Period => "Periode",
        }
    }

    /// Each once, in their order.
    pub(crate) fn sorted(given: &[By]) -> Vec<By> {
        By::ALL.into_iter().filter(|by| given.contains(by)).collect()
    }
}

/// The form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Csv,
    Json,
}

fn order(text: &str) -> Result<UnsurOrder, String> {
    let found = UnsurOrder::WORDS.into_iter().find(|(word, _)| *word == text);
    found.map(|(_, order)| order).ok_or_else(|| "pilih kuesioner atau daftar".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    let found = Language::COMPLETE.into_iter().find(|language| language.tag() == text);
    found.ok_or_else(|| "pilih id atau en".to_owned())
}

fn profile(text: &str) -> Result<Profile, String> {
    let names = || Profile::NAMES.map(|(name, _)| name).join(", ");
    Profile::of_name(text).ok_or_else(|| format!("pilih salah satu: {}", names()))
}

/// Reads `82,78` or `82.78`.
fn decimal(text: &str) -> Result<Decimal, String> {
    let wrong = || "tulis angka seperti 82,78".to_owned();
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = [whole, part].concat();
    let sound =
        !whole.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    let units = digits.parse().map_err(|_| wrong())?;
    let places = u8::try_from(part.len()).map_err(|_| wrong())?;
    if sound { Ok(Decimal::new(units, places)) } else { Err(wrong()) }
}
