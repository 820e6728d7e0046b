package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.load.ClosedLoop;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.stack.process.ConditionWaiter;
import java.time.Duration;
import java.util.Map;

/** A request for every account while the services behind the gateway stand still; then how fast the mails go out. */
public record BacklogBenchmark(LatchkeySystem latchkey, AccountPool accounts) implements Benchmark {

    private static final String GROUP = "Backlog";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        Map<String, Double> cpu = drainBacklog("a backlog", "mails until it was empty", report);
        report.addByProcess(GROUP, "processor time per mail", cpu);
        latchkey.inbox().awaitSettled();
        latchkey.inbox().refuseMails(latchkey.clock());
        drainBacklog("a backlog while the first channel refuses everything", "the same, by the second channel", report);
        latchkey.inbox().acceptMails(latchkey.clock());
        awaitFirstChannel();
    }

    private Map<String, Double> drainBacklog(String step, String name, BenchmarkReport report) {
        int count = accounts.count();
        report.printStep(step + ": " + count + " requests for " + count + " accounts");
        var account = latchkey.stack().findProcess("account-service");
        var notification = latchkey.stack().findProcess("notification-service");
        var requests = latchkey.resetRequests(accounts.lendAccounts(count));
        long before = latchkey.inbox().countAccepted();
        account.freeze();
        notification.freeze();
        try {
            new ClosedLoop(latchkey.gateway().port(), 16, 202).runAll(requests);
        } finally {
            account.resume();
            notification.resume();
        }
        CpuUsage usage = latchkey.cpuUsage();
        long start = System.nanoTime();
        if (!latchkey.inbox().awaitMailed(before + count, PATIENCE)) {
            long mailed = latchkey.inbox().countAccepted() - before;
            throw new IllegalStateException("only " + mailed + " of " + count + " mails arrived in " + PATIENCE);
        }
        double perSecond = count * 1e9 / (System.nanoTime() - start);
        report.add(BenchmarkFigure.of(GROUP, name, perSecond, "/s").atLeast(500));
        return latchkey.cpuUsage().millisPer(count, usage);
    }

    /** A breaker closes again by a mail that tries: asks for one a second until it went by the first channel. */
    private void awaitFirstChannel() {
        boolean back = ConditionWaiter.waitUntil(PATIENCE, () -> {
            latchkey.gateway().requestLink(accounts.lendAccounts(1).getFirst().address());
            ConditionWaiter.waitUntil(Duration.ofSeconds(1), () -> false);
            return latchkey.inbox().findNewest(1).getFirst().via().equals("sendgrid");
        });
        if (!back) {
            throw new IllegalStateException("no mail went by the first channel again in " + PATIENCE);
        }
    }
}
