//! `survei sample`: how many responses are enough.

use survei_publik::survey::score::minimum_sample;

use crate::arguments::SampleArguments;
use crate::console::{Failure, Out, grouped};

pub(crate) fn run(out: &mut Out, arguments: &SampleArguments) -> Result<u8, Failure> {
    let population = arguments.population;
    let sample = grouped(minimum_sample(population));
    out.line(&format!("Populasi {}: paling sedikit {sample} responden.", grouped(population)))?;
    out.line("Rumus Krejcie dan Morgan (λ² = 3,841; P = Q = 0,5; d = 0,05).")?;
    out.line("Ini target paling sedikit: semua jawaban yang masuk tetap dihitung.")?;
    Ok(0)
}
