use std::sync::Arc;

use super::{Finding, Ruleset, check};
use crate::story::Story;

#[derive(Default)]
pub struct Incremental {}

impl Incremental {
    pub fn check(&mut self, story: &Story<'_>, rules: &Arc<Ruleset>) -> Vec<Finding> {
        check(story, rules)
    }
}
