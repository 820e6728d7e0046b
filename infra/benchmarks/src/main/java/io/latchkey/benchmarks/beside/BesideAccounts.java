package io.latchkey.benchmarks.beside;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Addresses in turn: one list to ask for links, one to sign in with. Sign-ins are spread, so that none is throttled. */
final class BesideAccounts {

    private static final int HOLDERS = 300;

    private final List<String> asked;
    private final List<String> holders;
    private final boolean once;
    private final AtomicInteger nextAsked = new AtomicInteger();
    private final AtomicInteger nextHolder = new AtomicInteger();

    private BesideAccounts(List<String> all, boolean once) {
        this.holders = all.subList(0, Math.min(HOLDERS, all.size() / 2));
        this.asked = all.subList(holders.size(), all.size());
        this.once = once;
    }

    /** Each is asked for once: the next request for it would be one with the first, or over its limit. */
    static BesideAccounts askedOnce(List<String> all) {
        return new BesideAccounts(all, true);
    }

    /** For a system without such limits. */
    static BesideAccounts askedAgain(List<String> all) {
        return new BesideAccounts(all, false);
    }

    /** For one more request of the kind; of several threads each gets another. */
    String nextFor(ClientAction action) {
        if (!action.isReset()) {
            return holders.get(nextHolder.getAndIncrement() % holders.size());
        }
        int index = nextAsked.getAndIncrement();
        if (once && index >= asked.size()) {
            throw new IllegalStateException("every account was asked for once: too few were seeded");
        }
        return asked.get(index % asked.size());
    }
}
