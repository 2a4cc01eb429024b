//! What is kept on the device. Every call may be refused: private windows, full disks and
//! blocked site data throw.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

pub(super) fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// `false` where the device refuses.
pub(super) fn save(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

pub(super) fn forget(key: &str) {
    if let Some(storage) = storage() {
        // Nothing is there to remove where storage is refused.
        let _ = storage.remove_item(key);
    }
}
