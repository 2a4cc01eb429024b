// What a citizen hands in: wire format 1, as the widget seals it, each response unlike the others.

const ITEMS = ["biaya", "kompetensi", "pengaduan", "perilaku", "persyaratan", "produk", "prosedur", "sarana", "waktu"];
const FIELDS = {
  jenis_kelamin: ["L", "P"],
  usia: ["17-25", "26-34", "35-44", "45-54"],
  pendidikan: ["sd", "smp", "sma", "s1"],
  pekerjaan: ["asn", "swasta", "pelajar", "tani-nelayan"],
};
const TARGETS = [["disdukcapil", "ktp"], ["disdukcapil", "akta"], ["puskesmas", "umum"]];
const WORDS = [
  "kursi tunggu", "petugas ramah", "“antre”", "loket 3; loket 4", 'kata "cepat"', "baris\nkedua", "é – 100%",
  "🙏", "\\ / '", "a,b",
];

// The collector's configuration for these.
export const CONFIG = {
  agency: { name: "Pemerintah Kabupaten Contoh" },
  units: [
    { id: "disdukcapil", name: "Dinas Kependudukan", services: [{ id: "ktp", name: "KTP" }, { id: "akta", name: "Akta" }] },
    { id: "puskesmas", name: "Puskesmas", services: [{ id: "umum", name: "Poli umum" }] },
  ],
  period: { kind: "triwulan" },
  submit: { url: "/api/responses" },
};

// The collector goes by its own calendar, whatever a device's clock says.
const TODAY = Date.now();

export function sealed(id, chance) {
  const [unit, service] = chance.of(TARGETS);
  const day = new Date(TODAY - chance.whole(0, 300) * 86_400_000).toISOString().slice(0, 10);
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  const answers = Object.fromEntries(ITEMS.map((item) => [item, chance.whole(1, 4)]));
  const respondent = Object.entries(FIELDS).map(([field, codes]) => [field, chance.of(codes)]);
  const comment = chance.is(0.6) ? `${chance.whole(0, 999_999)} ${chance.of(WORDS)} ${chance.of(WORDS)}.` : undefined;
  return JSON.stringify({
    format: 1,
    id,
    instrument: "skm9-2017",
    instrument_version: 1,
    period: `${day.slice(0, 4)}-TW${quarter}`,
    unit,
    service,
    day,
    respondent: Object.fromEntries(respondent.sort()),
    answers,
    comment,
    score: score(Object.values(answers)),
  });
}

// Nine equal ninths of four points are 100; two decimals, half up.
function score(answers) {
  const sum = answers.reduce((one, other) => one + other);
  const hundredths = Math.floor((sum * 5000 + 9) / 18);
  const value = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
  const mutu = ["A", "B", "C", "D"][[8831, 7661, 6500, 0].findIndex((from) => hundredths >= from)];
  return { profile: "2017-exact", grouping: "unsur", indexes: { ikm: { value, mutu } } };
}

// The row that the collector's table must have for a sealed response, by column.
export function row(body) {
  const { respondent, answers, score: { profile, grouping, indexes: { ikm } }, format, ...rest } = JSON.parse(body);
  const about = { ...rest, instrument_version: String(rest.instrument_version), comment: rest.comment || "" };
  const scores = Object.entries(answers).map(([item, given]) => [item, String(given)]);
  return {
    ...about, ...respondent, ...Object.fromEntries(scores),
    profile, grouping, ikm: ikm.value.replace(".", ","), mutu: ikm.mutu,
  };
}
