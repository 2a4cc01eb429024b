//! What keeps those who answer unknown.

#[cfg(mapping)] // For servers, and for those who write configurations.
pub mod cells;
#[cfg(any(not(target_arch = "wasm32"), feature = "personal"))] // For servers and for `guard/`.
pub mod personal;
pub mod randomised;
