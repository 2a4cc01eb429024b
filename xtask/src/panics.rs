//! Panics without words. Nobody reads a panic's message on a citizen's phone, and the widget
//! prints none (it might hold what was typed): what counts is that the page shows the sentence.
//! So every function of the standard library that can only panic becomes one call of the
//! widget's `broken`; with their arguments go the messages and the places in the sources.

use walrus::ir::{Br, BrIf, BrTable, Instr, InstrSeqId, Return, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, Data, DataId, DataKind, ExportItem, Function, FunctionBuilder, FunctionId,
    FunctionKind, InstrSeqBuilder, LocalFunction, Module,
};

/// The export of the widget that shows the sentence.
const BROKEN: &str = "broken";

/// What a panic carries to a hook: there is none.
const PAYLOAD: &str = "panic::PanicPayload>::";

/// Takes the words out of the module's panics.
pub(crate) fn silence(module: &mut Module) -> anyhow::Result<()> {
    let broken = broken(module)?;
    let panics: Vec<FunctionId> = (module.funcs.iter_local())
        .filter(|(id, function)| {
            is_named(module.funcs.get(*id), &|name| {
                name.contains(PAYLOAD) || is_of_library(name) && never_returns(module, function)
            })
        })
        .map(|(id, _)| id)
        .collect();
    anyhow::ensure!(!panics.is_empty(), "the module has no names, or no panics");
    for panic in panics {
        replace(module, panic, |body| {
            body.call(broken).unreachable();
        });
    }
    forget_places(module);
    Ok(())
}

/// The function that shows the sentence.
pub(crate) fn broken(module: &Module) -> anyhow::Result<FunctionId> {
    // wasm-bindgen takes the digits off that its macro puts behind a name.
    let name = |name: &str| name.split('_').next() == Some(BROKEN);
    let export = module.exports.iter().find(|export| name(&export.name));
    let Some(ExportItem::Function(broken)) = export.map(|export| export.item) else {
        anyhow::bail!("the widget exports no function {BROKEN}");
    };
    Ok(broken)
}

/// Whether the name of a function, as people write it, is one that is wanted.
pub(crate) fn is_named(function: &Function, wanted: &dyn Fn(&str) -> bool) -> bool {
    let name = function.name.as_deref().map(rustc_demangle::demangle);
    name.is_some_and(|name| wanted(&format!("{name:#}")))
}

/// Gives a function another body.
pub(crate) fn replace(
    module: &mut Module,
    id: FunctionId,
    write: impl FnOnce(&mut InstrSeqBuilder<'_>),
) {
    let kind = module.funcs.get(id).ty();
    let parameters = module.types.params(kind).to_vec();
    let results = module.types.results(kind).to_vec();
    let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    write(&mut builder.func_body());
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}

/// Whether a function, by its readable name, is one of the standard library's.
fn is_of_library(name: &str) -> bool {
    let name = name.trim_start_matches('<');
    ["core", "alloc", "std", "__rustc", "wasm_bindgen"].iter().any(|library| {
        let rest = name.strip_prefix(library);
        rest.is_some_and(|rest| rest.starts_with("::") || rest.starts_with('['))
    })
}

/// Whether a function has no way out but a trap: no result, no return, and a trap at its end.
fn never_returns(module: &Module, function: &LocalFunction) -> bool {
    struct WayOut {
        body: InstrSeqId,
        found: bool,
    }
    impl Visitor<'_> for WayOut {
        fn visit_return(&mut self, _: &Return) {
            self.found = true;
        }
        fn visit_br(&mut self, br: &Br) {
            self.found |= br.block == self.body;
        }
        fn visit_br_if(&mut self, br: &BrIf) {
            self.found |= br.block == self.body;
        }
        fn visit_br_table(&mut self, br: &BrTable) {
            self.found |= br.default == self.body || br.blocks.contains(&self.body);
        }
    }
    let body = function.entry_block();
    let traps = matches!(function.block(body).instrs.last(), Some((Instr::Unreachable(_), _)));
    let mut way_out = WayOut { body, found: false };
    dfs_in_order(&mut way_out, function, body);
    traps && !way_out.found && module.types.results(function.ty()).is_empty()
}

/// Blanks the places of panics in the data (file, line and column: address and length of the
/// file's name, and two numbers), and the names of the files.
fn forget_places(module: &mut Module) {
    let data: Vec<(usize, Vec<u8>)> = module.data.iter().filter_map(known_place).collect();
    let file = |address: usize, length: usize| {
        let (start, bytes) =
            data.iter().find(|(start, bytes)| (*start..start + bytes.len()).contains(&address))?;
        let name = bytes.get(address - start..(address - start).checked_add(length)?)?;
        let is_file = name.ends_with(b".rs") && name.iter().all(|byte| byte.is_ascii_graphic());
        is_file.then_some((address, length))
    };
    let mut blank: Vec<(usize, usize)> = Vec::new();
    for (start, bytes) in &data {
        let words: Vec<usize> = bytes[start.wrapping_neg() % 4..]
            .chunks_exact(4)
            .map(|word| word.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
            .collect();
        for (index, place) in words.windows(4).enumerate() {
            let [address, length @ 6..160, 1..20_000, 1..200] = *place else { continue };
            if let Some(name) = file(address, length) {
                blank.extend([(start + start.wrapping_neg() % 4 + index * 4, 16), name]);
            }
        }
    }
    let segments: Vec<DataId> = module.data.iter().map(Data::id).collect();
    for segment in segments {
        let data = module.data.get_mut(segment);
        let Some((start, _)) = known_place(data) else { continue };
        for (address, length) in &blank {
            if let Some(from) = address.checked_sub(start)
                && let Some(bytes) = data.value.get_mut(from..from + length)
            {
                bytes.fill(0);
            }
        }
    }
}

/// Address and bytes of a segment that is in memory from the start.
fn known_place(data: &Data) -> Option<(usize, Vec<u8>)> {
    match &data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => {
            Some((usize::try_from(*start).ok()?, data.value.clone()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use walrus::ValType::I32;

    use super::*;

    /// Adds a function whose body is written by `write`.
    fn add(
        module: &mut Module,
        name: &str,
        results: &[walrus::ValType],
        write: impl FnOnce(&mut InstrSeqBuilder<'_>),
    ) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[I32], results);
        builder.name(name.to_owned());
        write(&mut builder.func_body());
        let argument = module.locals.add(I32);
        builder.finish(vec![argument], &mut module.funcs)
    }

    fn body(module: &Module, id: FunctionId) -> Vec<String> {
        let function = module.funcs.get(id).kind.unwrap_local();
        let block = function.block(function.entry_block());
        block.instrs.iter().map(|(instruction, _)| format!("{instruction:?}")).collect()
    }

    #[test]
    fn what_can_only_panic_says_that_the_survey_is_broken_and_the_rest_stays() {
        let mut module = Module::default();
        let broken = FunctionBuilder::new(&mut module.types, &[], &[]);
        let broken = broken.finish(Vec::new(), &mut module.funcs);
        module.exports.add(BROKEN, broken);
        let trap = |body: &mut InstrSeqBuilder<'_>| {
            body.unreachable();
        };
        let panic = add(&mut module, "core::panicking::panic_fmt", &[], trap);
        let own = add(&mut module, "survei_publik::survey::never", &[], trap);
        let library = add(&mut module, "core::str::trim", &[], |body| {
            body.return_();
        });
        let before = [own, library].map(|id| body(&module, id));
        silence(&mut module).unwrap();
        let said = body(&module, panic);
        assert!(said[0].starts_with("Call(") && said[1].starts_with("Unreachable"), "{said:?}");
        assert!(said[0].contains(&format!("{broken:?}")), "{said:?}");
        assert_eq!([own, library].map(|id| body(&module, id)), before);
    }

    #[test]
    fn a_module_in_which_no_panic_is_recognised_is_refused() {
        let mut module = Module::default();
        assert!(silence(&mut module).unwrap_err().to_string().contains(BROKEN));
        let broken = FunctionBuilder::new(&mut module.types, &[], &[]);
        let broken = broken.finish(Vec::new(), &mut module.funcs);
        module.exports.add(BROKEN, broken);
        assert!(silence(&mut module).unwrap_err().to_string().contains("no panics"));
    }
}
