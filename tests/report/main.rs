//! Every report form on one hard text: what is written, that it is valid, that all agree on places.

mod golden;
mod naive;
mod places;
mod robust;
mod sample;
mod valid;
