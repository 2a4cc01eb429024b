//! How many responses are enough.

/// The minimum sample of a population by Krejcie and Morgan: λ² = 3,841 (one degree of
/// freedom, 5 %), P = Q = 0,5, d = 0,05, rounded half up, which gives every row of their
/// printed table. It is a minimum to reach, never a reason to leave out what was received.
#[must_use]
pub fn minimum_sample(population: u64) -> u64 {
    // λ² P Q = 0,96025 and d² = 0,0025, both times 100 000.
    let population = u128::from(population);
    let numerator = 96_025 * population;
    let denominator = 250 * population.saturating_sub(1) + 96_025;
    u64::try_from((2 * numerator + denominator) / (2 * denominator)).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::minimum_sample;

    /// Krejcie and Morgan's table: population and sample.
    const TABLE: &str = "10 10 15 14 20 19 25 24 30 28 35 32 40 36 45 40 50 44 55 48 60 52 65 56 \
        70 59 75 63 80 66 85 70 90 73 95 76 100 80 110 86 120 92 130 97 140 103 150 108 160 113 \
        170 118 180 123 190 127 200 132 210 136 220 140 230 144 240 148 250 152 260 155 270 159 \
        280 162 290 165 300 169 320 175 340 181 360 186 380 191 400 196 420 201 440 205 460 210 \
        480 214 500 217 550 226 600 234 650 242 700 248 750 254 800 260 850 265 900 269 950 274 \
        1000 278 1100 285 1200 291 1300 297 1400 302 1500 306 1600 310 1700 313 1800 317 1900 320 \
        2000 322 2200 327 2400 331 2600 335 2800 338 3000 341 3500 346 4000 351 4500 354 5000 357 \
        6000 361 7000 364 8000 367 9000 368 10000 370 15000 375 20000 377 30000 379 40000 380 \
        50000 381 75000 382 1000000 384";

    #[test]
    fn every_row_of_the_printed_table_is_reproduced() {
        let numbers: Vec<u64> =
            TABLE.split_whitespace().map(|number| number.parse().unwrap()).collect();
        assert_eq!(numbers.len(), 2 * 90);
        for row in numbers.chunks(2) {
            assert_eq!(minimum_sample(row[0]), row[1], "N = {}", row[0]);
        }
        assert_eq!(minimum_sample(0), 0);
        assert_eq!(minimum_sample(4384), 353);
    }
}
