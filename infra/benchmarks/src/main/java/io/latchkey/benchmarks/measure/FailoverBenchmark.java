package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.measure.SteadyLoad.Arrived;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.BenchmarkInbox.Mail;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.stack.process.ConditionWaiter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** The first channel refuses everything in the middle of a load, and takes mails again later. */
public record FailoverBenchmark(LatchkeySystem latchkey, AccountPool accounts) implements Benchmark {

    private static final String GROUP = "Fail-over, 50/s";
    private static final double RATE = 50;
    private static final Duration WHOLE = Duration.ofSeconds(40);
    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final Duration BROKEN = Duration.ofSeconds(12);

    /** Throws where a mail was lost or came twice. */
    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        report.printStep("the first channel breaks under load, and comes back");
        var load = SteadyLoad.start(latchkey, accounts.lendAccounts((int) (RATE * WHOLE.toSeconds())), RATE);
        waitFor(BEFORE);
        Instant broke = latchkey.inbox().refuseMails(latchkey.clock());
        waitFor(BROKEN);
        Instant mended = latchkey.inbox().acceptMails(latchkey.clock());
        Arrived arrived = load.awaitArrivals();
        long mails = arrived.mails().stream().map(Mail::emailId).distinct().count();
        if (mails != arrived.answered().size() || mails != arrived.mails().size()) {
            throw new IllegalStateException(arrived.answered().size() + " requests gave " + mails + " mails in "
                    + arrived.mails().size() + " copies");
        }
        double over = secondsUntil("smtp", broke, arrived);
        double back = secondsUntil("sendgrid", mended, arrived);
        report.add(BenchmarkFigure.of(GROUP, "provider down → the next mail by the other channel", over, "s")
                .atMost(30));
        report.add(BenchmarkFigure.of(GROUP, "provider back → the next mail by it", back, "s")
                .atMost(60));
        report.add(GROUP, "answered → in the inbox, p50", arrived.millisAt(50), "ms");
        report.add(GROUP, "answered → in the inbox, p99", arrived.millisAt(99), "ms");
        report.add(GROUP, "answered → in the inbox, slowest", arrived.millisAt(100), "ms");
        report.add(GROUP, "mails lost, or twice", 0, "");
    }

    private static double secondsUntil(String channel, Instant from, Arrived arrived) {
        Instant first = arrived.mails().stream()
                .filter(mail -> mail.via().equals(channel) && mail.receivedAt().isAfter(from))
                .map(Mail::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("no mail went by " + channel));
        return Duration.between(from, first).toNanos() / 1e9;
    }

    private static void waitFor(Duration time) {
        ConditionWaiter.waitUntil(time, () -> false);
    }
}
