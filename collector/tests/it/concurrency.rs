//! Many at once.

use std::collections::BTreeSet;
use std::sync::Barrier;
use std::thread;

use crate::form::filled;
use crate::server::Server;

#[test]
fn fifty_parallel_posts_of_one_id_store_one_row() {
    let server = Server::start();
    // Several times over: whether two of them meet is a matter of luck.
    for number in 1..=8 {
        let body = filled(number, "433333334");
        let gate = Barrier::new(50);
        let replies: Vec<(u16, String)> = thread::scope(|scope| {
            let post = || {
                gate.wait();
                let reply = server.post(&body);
                (reply.status, reply.receipt())
            };
            let threads: Vec<_> = (0..50).map(|_| scope.spawn(post)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let new = replies.iter().filter(|(status, _)| *status == 201).count();
        let again = replies.iter().filter(|(status, _)| *status == 200).count();
        assert_eq!((new, again), (1, 49));
        let receipts: BTreeSet<&String> = replies.iter().map(|(_, receipt)| receipt).collect();
        assert_eq!(receipts.len(), 1);
    }
    assert_eq!(server.count("SELECT count(*) FROM responses"), 8);
}

#[test]
fn parallel_posts_of_different_ids_are_all_kept_while_the_recap_is_read() {
    let server = Server::start();
    let receipts: BTreeSet<String> = thread::scope(|scope| {
        let post = |lane: u128| {
            let server = &server;
            move || -> Vec<String> {
                (0..10).map(|n| server.keep(&filled(lane * 100 + n, "343434334"))).collect()
            }
        };
        let threads: Vec<_> = (1..=8).map(|lane| scope.spawn(post(lane))).collect();
        for _ in 0..10 {
            let recap = server.recap("");
            // Never half a response: every one has all nine answers.
            for unsur in recap["unsur"].as_array().unwrap() {
                assert_eq!(unsur["answered"], recap["respondents"]);
            }
        }
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(receipts.len(), 80, "every receipt is its own");
    assert_eq!(server.recap("")["respondents"], 80);
}
