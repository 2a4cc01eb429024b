//! What the widget has of Yew without a use for it. The widget is one component without nested
//! ones, suspense, portals and raw HTML, so nothing leads to their code; the compiler cannot know.
//! Each function is named here, and the build fails where one is not found any more, so that a
//! later Yew is looked at again.

use walrus::{Data, DataId, FunctionId, FunctionKind, Module};

use crate::panics::{broken, is_named, replace};

/// Kinds of nodes that no view has, by the end of their names in Yew's virtual and real DOM.
const NODES: [&str; 4] = ["comp::", "portal::", "raw::", "suspense::"];

/// Other functions that are never called.
const NEVER: [&str; 1] = ["yew::suspense::suspension::Suspension::listen"];

/// Functions whose work has no effect: panics call nothing but `broken`, so no hook is called.
const WITHOUT_EFFECT: [&str; 3] = [
    "console_error_panic_hook::hook",
    "yew::renderer::set_default_panic_hook",
    "yew::renderer::set_custom_panic_hook",
];

/// Words of the standard library's that nothing says any more: see `panics`.
const SAID_BY_PANICS: [&str; 19] = [
    "assertion failed: self.is_char_boundary(idx)",
    "slice index starts at ",
    " but ends at ",
    " index out of bounds: the len is ",
    " but the index is ",
    "range start index ",
    "range end index ",
    " out of range for slice of length ",
    "cannot access a Thread Local Storage value during or after destruction",
    "insertion index (is ",
    ") should be <= len (is ",
    "removal index (is ",
    ") should be < len (is ",
    "finish: callbacks should be Some",
    "finish: result should be None",
    "attempted to take ownership of Rust value while it was borrowed",
    "FnOnce called more than once",
    "recursive use of an object detected which would lead to unsafe aliasing in rust",
    "null pointer passed to rust",
];

/// Blanks words in the data that nothing reads.
pub(crate) fn forget(module: &mut Module) {
    let segments: Vec<DataId> = module.data.iter().map(Data::id).collect();
    for segment in segments {
        let data = module.data.get_mut(segment);
        for words in SAID_BY_PANICS {
            while let Some(start) = place(&data.value, words) {
                data.value[start..start + words.len()].fill(0);
            }
        }
    }
}

pub(crate) fn place(data: &[u8], text: &str) -> Option<usize> {
    data.windows(text.len()).position(|window| window == text.as_bytes())
}

/// Takes the bodies out of the functions that have no use: what is never called says that the
/// survey is broken, should it be called all the same.
pub(crate) fn take_out(module: &mut Module) -> anyhow::Result<()> {
    let broken = broken(module)?;
    for node in NODES {
        let functions = named(module, &|name: &str| is_of_node(name, node));
        anyhow::ensure!(!functions.is_empty(), "no function for nodes of Yew's {node}");
        functions.into_iter().for_each(|function| trap(module, function, broken));
    }
    for name in NEVER {
        for function in found(module, name)? {
            trap(module, function, broken);
        }
    }
    for name in WITHOUT_EFFECT {
        for function in found(module, name)? {
            replace(module, function, |_| {});
        }
    }
    Ok(())
}

/// Whether a function is there for nodes of one kind.
fn is_of_node(name: &str, node: &str) -> bool {
    let of = |prefix: &str| name.contains(&["yew::", prefix, node].concat());
    of("dom_bundle::b") || of("virtual_dom::v")
}

fn trap(module: &mut Module, function: FunctionId, broken: FunctionId) {
    replace(module, function, |body| {
        body.call(broken).unreachable();
    });
}

fn found(module: &Module, name: &str) -> anyhow::Result<Vec<FunctionId>> {
    let functions = named(module, &|known: &str| known == name);
    anyhow::ensure!(!functions.is_empty(), "no function {name}");
    Ok(functions)
}

pub(crate) fn named(module: &Module, wanted: &dyn Fn(&str) -> bool) -> Vec<FunctionId> {
    let is_wanted = |function: &&walrus::Function| {
        matches!(function.kind, FunctionKind::Local(_)) && is_named(function, wanted)
    };
    module.funcs.iter().filter(is_wanted).map(walrus::Function::id).collect()
}

#[cfg(test)]
mod tests {
    use walrus::ir::Value;
    use walrus::{ConstExpr, DataKind};

    use super::*;

    #[test]
    fn what_only_panics_said_is_blanked_and_no_other_word() {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let offset = ConstExpr::Value(Value::I32(8));
        let data = b"Mulai but ends at Kirim".to_vec();
        module.data.add(DataKind::Active { memory, offset }, data);
        forget(&mut module);
        let data = module.data.iter().next().unwrap();
        assert_eq!(data.value, b"Mulai\0\0\0\0\0\0\0\0\0\0\0\0\0Kirim");
    }

    #[test]
    fn a_yew_whose_functions_are_named_otherwise_is_refused() {
        assert!(take_out(&mut Module::default()).is_err());
    }
}
