//! What the widget has of Yew without a use for it. The widget is one component without nested
//! ones, suspense, portals and raw HTML, so nothing leads to their code; the compiler cannot know.
//! Each function is named here, and the build fails where one is not found any more, so that a
//! later Yew is looked at again.

use anyhow::Context as _;
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

/// The names of all events that Yew knows stand side by side in the data, from the first of these
/// to the second.
const EVENTS: (&str, &str) = ("onabort", "ontransitionstart");

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

/// Blanks names and words in the data that nothing reads; `events` are read.
pub(crate) fn forget(module: &mut Module, events: &[String]) -> anyhow::Result<()> {
    let mut found = false;
    let segments: Vec<DataId> = module.data.iter().map(Data::id).collect();
    for segment in segments {
        let data = module.data.get_mut(segment);
        for words in SAID_BY_PANICS {
            while let Some(start) = place(&data.value, words) {
                data.value[start..start + words.len()].fill(0);
            }
        }
        let (first, last) = EVENTS;
        let run = place(&data.value, first).zip(place(&data.value, last));
        let Some((start, end)) = run else { continue };
        let run = &mut data.value[start..end + last.len()];
        anyhow::ensure!(run.iter().all(u8::is_ascii_lowercase), "the events are not in a row");
        let mut kept = vec![0; run.len()];
        for event in events {
            let at = place(run, event).with_context(|| format!("no event {event}"))?;
            kept[at..at + event.len()].copy_from_slice(event.as_bytes());
        }
        run.copy_from_slice(&kept);
        found = true;
    }
    anyhow::ensure!(found, "the names of Yew's events are not where they were");
    Ok(())
}

/// The names of the events that the widget's elements listen to, as its source has them.
pub(crate) fn events(source: &str) -> Vec<String> {
    let parts = source.split("ListenerKind::").skip(1);
    parts.map(|part| part.chars().take_while(char::is_ascii_lowercase).collect()).collect()
}

fn place(data: &[u8], text: &str) -> Option<usize> {
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

fn named(module: &Module, wanted: &dyn Fn(&str) -> bool) -> Vec<FunctionId> {
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

    fn module(data: &str) -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let offset = ConstExpr::Value(Value::I32(8));
        module.data.add(DataKind::Active { memory, offset }, data.as_bytes().to_vec());
        module
    }

    #[test]
    fn only_the_events_that_are_listened_to_keep_their_names() {
        let mut module = module("xonabortonclickondurationchangeontransitionstartx");
        let events = events("On::Click => ListenerKind::onclick,");
        forget(&mut module, &events).unwrap();
        let data = module.data.iter().next().unwrap();
        let text = String::from_utf8(data.value.clone()).unwrap();
        assert_eq!(text.replace('\0', ""), "xonclickx");
        assert_eq!(text.find("onclick"), Some(8));
    }

    #[test]
    fn a_yew_whose_events_or_functions_are_named_otherwise_is_refused() {
        let listened = ["onclick".to_owned()];
        assert!(forget(&mut module("onabort,ontransitionstart"), &listened).is_err());
        assert!(forget(&mut module("onabortontransitionstart"), &listened).is_err());
        assert!(forget(&mut module("nothing"), &listened).is_err());
        assert!(take_out(&mut module("nothing")).is_err());
    }
}
