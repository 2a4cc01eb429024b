//! Personal data in comments: found where it is, and nowhere else.

mod by_hand;
mod corpus;
mod innocent;
mod people;
mod planted;
mod properties;
mod random;
mod recall;
mod sentences;
