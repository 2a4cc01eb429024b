//! Yew knows a hundred kinds of events by their own names, and any other by the name it is given. The
//! widget names its five itself (`src/ui/element.rs`), so what is there for the hundred goes: the arms
//! of the two functions that tell them apart, and their names.

use anyhow::Context as _;
use walrus::ir::{BrTable, VisitorMut, dfs_pre_order_mut};
use walrus::{Data, DataId, FunctionId, FunctionKind, Module};

use crate::unused::{named, place};

/// The functions that have an arm for each kind, and for any other name the last one.
const TELLING_APART: [&str; 2] = [
    "yew::virtual_dom::listeners::ListenerKind::type_name",
    "<yew::dom_bundle::subtree_root::EventDescriptor as core::clone::Clone>::clone",
];

/// The names stand side by side in the data, from the first of these to the second.
const FIRST: &str = "onabort";
const LAST: &str = "ontransitionstart";

/// How many kinds there are at the least.
const KINDS: usize = 90;

/// Takes the code for Yew's own kinds of events out.
pub(crate) fn take_out(module: &mut Module) -> anyhow::Result<()> {
    for name in TELLING_APART {
        let functions = named(module, &|known: &str| known == name);
        anyhow::ensure!(!functions.is_empty(), "no function {name}");
        for function in functions {
            keep_last(module, function).with_context(|| name.to_owned())?;
        }
    }
    forget(module)
}

/// Leads all ways of a function's table to the last one.
fn keep_last(module: &mut Module, id: FunctionId) -> anyhow::Result<()> {
    struct Tables(usize);
    impl VisitorMut for Tables {
        fn visit_br_table_mut(&mut self, table: &mut BrTable) {
            if let (KINDS.., Some(last)) = (table.blocks.len(), table.blocks.last()) {
                table.default = *last;
                table.blocks = Box::default();
                self.0 += 1;
            }
        }
    }
    let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind else {
        anyhow::bail!("it has no body");
    };
    let mut tables = Tables(0);
    dfs_pre_order_mut(&mut tables, function, function.entry_block());
    anyhow::ensure!(tables.0 == 1, "{} tables of kinds of events instead of one", tables.0);
    Ok(())
}

/// Blanks the names.
fn forget(module: &mut Module) -> anyhow::Result<()> {
    let segments: Vec<DataId> = module.data.iter().map(Data::id).collect();
    for segment in segments {
        let data = module.data.get_mut(segment);
        let run = place(&data.value, FIRST).zip(place(&data.value, LAST));
        let Some((start, end)) = run else { continue };
        let run = &mut data.value[start..end + LAST.len()];
        anyhow::ensure!(run.iter().all(u8::is_ascii_lowercase), "the events are not in a row");
        run.fill(0);
        return Ok(());
    }
    anyhow::bail!("the names of Yew's events are not where they were")
}

#[cfg(test)]
mod tests {
    use walrus::ir::Value;
    use walrus::{ConstExpr, DataKind, FunctionBuilder, ValType};

    use super::*;

    /// A module with the two functions, whose tables have so many ways, and with data.
    fn module(ways: usize, data: &str) -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let offset = ConstExpr::Value(Value::I32(8));
        module.data.add(DataKind::Active { memory, offset }, data.as_bytes().to_vec());
        for name in TELLING_APART {
            let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
            builder.name(name.to_owned());
            let kind = module.locals.add(ValType::I32);
            let (known, other) = (builder.dangling_instr_seq(None).id(), builder.func_body_id());
            let blocks = (0..ways).map(|_| known).chain([other]).collect();
            builder.instr_seq(known).local_get(kind).br_table(blocks, known);
            builder.func_body().instr(walrus::ir::Block { seq: known });
            builder.finish(vec![kind], &mut module.funcs);
        }
        module
    }

    const NAMES: &str = "xonabortonclickontransitionstartx";

    #[test]
    fn every_event_goes_the_way_of_those_with_a_name_of_their_own() {
        let mut module = module(97, NAMES);
        take_out(&mut module).unwrap();
        for (_, function) in module.funcs.iter_local() {
            let mut tables = Vec::new();
            walrus::ir::dfs_in_order(&mut Seen(&mut tables), function, function.entry_block());
            assert_eq!(tables, [(0, function.entry_block())]);
        }
        let data = module.data.iter().next().unwrap();
        assert_eq!(String::from_utf8(data.value.clone()).unwrap().replace('\0', ""), "xx");
    }

    struct Seen<'a>(&'a mut Vec<(usize, walrus::ir::InstrSeqId)>);

    impl walrus::ir::Visitor<'_> for Seen<'_> {
        fn visit_br_table(&mut self, table: &BrTable) {
            self.0.push((table.blocks.len(), table.default));
        }
    }

    #[test]
    fn a_yew_whose_events_are_otherwise_is_refused() {
        assert!(take_out(&mut Module::default()).unwrap_err().to_string().contains("type_name"));
        let refusal = format!("{:#}", take_out(&mut module(20, NAMES)).unwrap_err());
        assert!(refusal.contains("type_name: 0 tables"), "{refusal}");
        for data in ["onabort,ontransitionstart", "nothing"] {
            assert!(take_out(&mut module(97, data)).unwrap_err().to_string().contains("events"));
        }
    }
}
