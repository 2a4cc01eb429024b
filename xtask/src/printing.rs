//! Nothing in the widget prints: figures, dates and words are put together by hand, and panics say
//! nothing (`panics.rs`). The tables of what can be printed still lead to the standard library's
//! printing, so the compiler keeps it; here it goes.

use std::collections::HashSet;

use walrus::ir::{Call, Visitor, dfs_in_order};
use walrus::{FunctionId, FunctionKind, Module, passes};

use crate::panics::{broken, is_named, replace};

/// What the readable names of functions that print have in them.
const PRINTING: &str = "fmt::";

/// Takes the bodies out of all functions that print. The build fails where a function that is left
/// calls one, so that what would print is put together by hand as well.
pub(crate) fn take_out(module: &mut Module) -> anyhow::Result<()> {
    let broken = broken(module)?;
    // What only panics called is gone by now, and is no caller.
    passes::gc::run(module);
    let print = |id: &FunctionId| is_named(module.funcs.get(*id), &|name| name.contains(PRINTING));
    let (printing, others): (Vec<FunctionId>, Vec<FunctionId>) =
        module.funcs.iter_local().map(|(id, _)| id).partition(print);
    anyhow::ensure!(!printing.is_empty(), "the module has no names, or prints nothing");
    let printing: HashSet<FunctionId> = printing.into_iter().collect();
    for id in others {
        if let Some(called) = called(module, id, &printing) {
            let name = |id| module.funcs.get(id).name.as_deref().unwrap_or_default();
            let [caller, called] = [id, called].map(|id| rustc_demangle::demangle(name(id)));
            anyhow::bail!("{caller} prints with {called}: put together by hand what it says");
        }
    }
    for id in printing {
        replace(module, id, |body| {
            body.call(broken).unreachable();
        });
    }
    Ok(())
}

/// A function among these that is called by name.
fn called(module: &Module, id: FunctionId, these: &HashSet<FunctionId>) -> Option<FunctionId> {
    struct Calls<'a> {
        these: &'a HashSet<FunctionId>,
        found: Option<FunctionId>,
    }
    impl Visitor<'_> for Calls<'_> {
        fn visit_call(&mut self, call: &Call) {
            self.found = self.these.get(&call.func).copied().or(self.found);
        }
    }
    let FunctionKind::Local(function) = &module.funcs.get(id).kind else { return None };
    let mut calls = Calls { these, found: None };
    dfs_in_order(&mut calls, function, function.entry_block());
    calls.found
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, InstrSeqBuilder};

    use super::*;

    /// Adds an exported function, as the table of a module keeps it as well.
    fn add(
        module: &mut Module,
        name: &str,
        write: impl FnOnce(&mut InstrSeqBuilder<'_>),
    ) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name(name.to_owned());
        write(&mut builder.func_body());
        let function = builder.finish(Vec::new(), &mut module.funcs);
        module.exports.add(name, function);
        function
    }

    fn body(module: &Module, id: FunctionId) -> String {
        let function = module.funcs.get(id).kind.unwrap_local();
        format!("{:?}", function.block(function.entry_block()).instrs)
    }

    #[test]
    fn what_prints_goes_where_only_printing_calls_it() {
        let mut module = Module::default();
        let broken = add(&mut module, "broken", |_| {});
        let write = add(&mut module, "core::fmt::write", |_| {});
        let print = add(&mut module, "<u8 as core::fmt::Display>::fmt", |body| {
            body.call(write);
        });
        let other = add(&mut module, "survei_publik::survey::step", |_| {});
        take_out(&mut module).unwrap();
        for function in [write, print] {
            assert!(body(&module, function).contains(&format!("{broken:?}")));
        }
        assert!(!body(&module, other).contains("Call"));
    }

    #[test]
    fn a_function_that_would_print_is_named_with_what_it_calls() {
        let mut module = Module::default();
        add(&mut module, "broken", |_| {});
        let print = add(&mut module, "<u8 as core::fmt::Display>::fmt", |_| {});
        add(&mut module, "survei_publik::ui::item", |body| {
            body.block(None, |inner| {
                inner.call(print);
            });
        });
        let refusal = take_out(&mut module).unwrap_err().to_string();
        assert!(refusal.contains("survei_publik::ui::item"), "{refusal}");
        assert!(refusal.contains("<u8 as core::fmt::Display>::fmt"), "{refusal}");
    }
}
