package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.load.ClosedLoop;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.PublishedEventReader;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import java.time.Duration;

/** What one more event of a mail's journey costs: the provider's words are held back, then come all at once. */
public record JourneyEventBenchmark(LatchkeySystem latchkey, AccountPool accounts) implements Benchmark {

    private static final String GROUP = "A journey event";
    private static final int MAILS = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        int count = Math.min(MAILS, accounts.count());
        report.printStep("what a journey event costs");
        var requests = latchkey.resetRequests(accounts.lendAccounts(count));
        latchkey.inbox().pauseWebhook(true);
        try (var tail = latchkey.openEventReader()) {
            new ClosedLoop(latchkey.gateway().port(), 4, 202).runAll(requests);
            awaitEvents(tail, count, EmailAccepted.class);
            CpuUsage usage = latchkey.cpuUsage();
            long start = System.nanoTime();
            latchkey.inbox().pauseWebhook(false);
            awaitEvents(tail, count, EmailDelivered.class);
            report.add(GROUP, "provider's word → event, all at once", count * 1e9 / (System.nanoTime() - start), "/s");
            report.addByProcess(
                    GROUP, "processor time per event", latchkey.cpuUsage().millisPer(count, usage));
        }
    }

    private static void awaitEvents(PublishedEventReader tail, int count, Class<? extends EmailEvent> kind) {
        long seen = tail.readUntil(count, kind::isInstance, PATIENCE).stream()
                .filter(event -> kind.isInstance(event.envelope().event()))
                .count();
        if (seen < count) {
            throw new IllegalStateException("only " + seen + " of " + count + " " + kind.getSimpleName());
        }
    }
}
