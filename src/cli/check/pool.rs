use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does `work` on every item, on `threads` threads at most, and hands the results to `take` in the
/// order of the items, as soon as that can be.
///
/// With one thread or one item nothing is started. The first error of `take` ends the work.
pub(super) fn in_order<T: Sync, R: Send, E>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.min(items.len());
    if threads <= 1 {
        return items.iter().try_for_each(|item| take(item, work(item)));
    }
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        // Workers wait while this many results have not been looked at.
        let (sender, results) = mpsc::sync_channel(threads * 2);
        for _ in 0..threads {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    if sender.send((index, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut expected = items.iter().enumerate().peekable();
        for (index, result) in results {
            early.insert(index, result);
            while let Some((item, result)) = expected
                .peek()
                .and_then(|(index, item)| Some((*item, early.remove(index)?)))
            {
                take(item, result)?;
                expected.next();
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..200).collect();
        for threads in [1, 2, 7] {
            let mut seen = Vec::new();
            let slow_first = |item: &u64| {
                thread::sleep(std::time::Duration::from_micros(200 - item));
                item * 2
            };
            let done: Result<(), ()> = in_order(&items, threads, slow_first, |item, double| {
                assert_eq!(item * 2, double);
                seen.push(*item);
                Ok(())
            });
            assert_eq!((done, &seen), (Ok(()), &items));
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        let items: Vec<u32> = (0..1000).collect();
        let mut taken = 0;
        let done = in_order(
            &items,
            3,
            |item| *item,
            |_, item| {
                taken += 1;
                if item == 5 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((done, taken), (Err("enough"), 6));
    }
}
