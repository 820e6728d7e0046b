package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.Figure;
import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.load.ClosedLoop;
import io.latchkey.benchmarks.machine.Usage;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.Accounts;
import io.latchkey.benchmarks.system.EventTail;
import io.latchkey.benchmarks.system.Latchkey;
import io.latchkey.contracts.EmailAccepted;
import io.latchkey.contracts.EmailDelivered;
import io.latchkey.contracts.EmailEvent;
import java.time.Duration;

/** What one more event of a mail's journey costs: the provider's words are held back, then come all at once. */
public final class JourneyEvents {

    private static final String GROUP = "A journey event";
    private static final int MAILS = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Latchkey latchkey;
    private final Accounts accounts;

    public JourneyEvents(Latchkey latchkey, Accounts accounts) {
        this.latchkey = latchkey;
        this.accounts = accounts;
    }

    public void measure(Report report) {
        int count = Math.min(MAILS, accounts.count());
        report.step("what a journey event costs");
        var requests = accounts.lend(count).stream()
                .map(Account::address)
                .map(latchkey.gateway()::reset)
                .toList();
        latchkey.inbox().holdWords(true);
        try (var tail = latchkey.tail()) {
            new ClosedLoop(latchkey.gateway().port(), 4, 202).through(requests);
            await(tail, count, EmailAccepted.class);
            Usage usage = Usage.of(latchkey.stack().processes());
            long start = System.nanoTime();
            latchkey.inbox().holdWords(false);
            await(tail, count, EmailDelivered.class);
            report.add(Figure.of(
                    GROUP, "provider's word → event, all at once", count * 1e9 / (System.nanoTime() - start), "/s"));
            Usage.of(latchkey.stack().processes())
                    .millisPer(count, usage)
                    .forEach((name, millis) ->
                            report.add(Figure.of(GROUP, "processor time per event, " + name, millis, "ms")));
        }
    }

    private static void await(EventTail tail, int count, Class<? extends EmailEvent> kind) {
        long seen = tail.until(count, kind::isInstance, PATIENCE).stream()
                .filter(event -> kind.isInstance(event.envelope().event()))
                .count();
        if (seen < count) {
            throw new IllegalStateException("only " + seen + " of " + count + " " + kind.getSimpleName());
        }
    }
}
