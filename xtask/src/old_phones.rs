//! WebAssembly 1.0 for old phones: what the compiler uses beyond it is kept out of the glue
//! here, and lowered out of the code by wasm-opt.

use std::path::Path;

use anyhow::Context as _;
use walrus::{Module, RawCustomSection};
use wasmparser::{Validator, WasmFeatures};

/// Without these, wasm-bindgen keeps JavaScript's values in a list of its own.
pub(crate) const COMPILER: &str = "-Ctarget-feature=-reference-types,-multivalue";

/// How wasm-opt takes later instructions out of the code. The features are named so that it can
/// read the module; afterwards none is left: see [`validate`].
pub(crate) const LOWERING: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
];

/// The section in which the compiler tells which features it was allowed to use.
const SECTION: &str = "target_features";

/// Features that wasm-bindgen would use because the compiler was allowed to.
const UNWANTED: [&[u8]; 2] = [b"reference-types", b"multivalue"];

/// The module without the permission to use what 1.0 has not.
pub(crate) fn without_permission(compiled: &Path) -> anyhow::Result<Module> {
    let mut module = Module::from_file(compiled)?;
    let section = module.customs.remove_raw(SECTION).context("the module tells no features")?;
    let data = without(&section.data).context("the features are not told as they were")?;
    module.customs.add(RawCustomSection { name: SECTION.to_owned(), data });
    Ok(module)
}

/// Whether the module is one of WebAssembly as it was at first, in 2017.
///
/// # Errors
/// The first instruction, import or section that came later.
pub(crate) fn validate(module: &[u8]) -> anyhow::Result<()> {
    let mut validator = Validator::new_with_features(WasmFeatures::MVP);
    validator.validate_all(module).context("not a module of WebAssembly 1.0")?;
    Ok(())
}

/// A list of features without the unwanted ones: how many there are, then for each a sign, the
/// length of its name, and the name (tool conventions for WebAssembly, "Target Features Section").
fn without(section: &[u8]) -> Option<Vec<u8>> {
    let (count, mut rest) = section.split_first()?;
    let mut kept = vec![0];
    for _ in 0..*count {
        let (entry, after) = rest.split_at_checked(2 + usize::from(*rest.get(1)?))?;
        if !UNWANTED.contains(&entry.get(2..)?) {
            kept.extend(entry);
            *kept.first_mut()? += 1;
        }
        rest = after;
    }
    rest.is_empty().then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::{validate, without};

    #[test]
    fn a_module_with_a_later_instruction_is_refused() {
        // (func (param i32) (result i32) local.get 0 ...), without and with `i32.extend8_s`.
        let module = |body: &[u8]| {
            let head = b"\0asm\x01\0\0\0\x01\x06\x01\x60\x01\x7f\x01\x7f\x03\x02\x01\0\x0a";
            let length = u8::try_from(body.len()).unwrap();
            let code = [&[length + 3, 1, length + 1, 0], body].concat();
            [&head[..], &code[..]].concat()
        };
        validate(&module(b"\x20\0\x0b")).unwrap();
        let later = validate(&module(b"\x20\0\xc0\x0b")).unwrap_err();
        assert!(format!("{later:#}").contains("sign extension"), "{later:#}");
    }

    #[test]
    fn only_the_features_that_old_phones_lack_are_left_out() {
        let section = b"\x03+\x0areference-typesnot";
        assert_eq!(without(section), None, "a wrong length is told");
        let section = b"\x03+\x0bbulk-memory+\x0freference-types+\x0amultivalue";
        assert_eq!(without(section).unwrap(), b"\x01+\x0bbulk-memory");
    }
}
