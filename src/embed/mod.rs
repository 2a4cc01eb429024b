//! Wires everything into one custom element. `element.js` owns the element and calls
//! [`mount`] once; from there on the widget is Rust.

#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

mod events;
mod failure;
mod handle;
mod rules;
mod settings;

pub use failure::broken;
pub use handle::{Widget, mount};
pub use rules::{outbox_claim, outbox_settle};
