package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.load.ParallelWorkers;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** From the provider's word that a mail bounced to the screen of an executive who watches, while others ask for links. */
public record LiveViewBenchmark(LatchkeySystem latchkey, AccountPool accounts) implements Benchmark {

    private static final String GROUP = "Bounce → executive's screen, beside 50/s";
    private static final double RATE = 50;
    private static final int WATCHERS = 10;
    /** The provider's first word on a mail is held back, so that the screen is open before it comes. */
    private static final Duration HELD = Duration.ofSeconds(1);
    /** The inbox says "processed" first, and the bounce half a second later. */
    private static final Duration SECOND_WORD = Duration.ofMillis(500);
    /** What the inbox holds words back by where no other delay was asked for. */
    private static final Duration USUAL = Duration.ofMillis(20);

    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        int each = effort.rounds() * 4;
        report.printStep("a bounce, until an executive sees it");
        latchkey.inbox().delayWebhook(HELD);
        var load = SteadyLoad.start(latchkey, accounts.lendAccounts((int) (RATE * each * 2)), RATE);
        var micros = new Histogram(3);
        ParallelWorkers.runAll(WATCHERS, watcher -> () -> oneAfterAnother(watcher, each)).stream()
                .flatMap(List::stream)
                .forEach(took -> micros.recordValue(Math.max(0, took.toNanos() / 1000)));
        load.awaitArrivals();
        latchkey.inbox().delayWebhook(USUAL);
        report.add(GROUP, "bounces watched", (double) micros.getTotalCount(), "");
        report.add(GROUP, "word due → on the screen, p50", micros.getValueAtPercentile(50) / 1000.0, "ms");
        report.add(BenchmarkFigure.of(
                        GROUP, "word due → on the screen, p99", micros.getValueAtPercentile(99) / 1000.0, "ms")
                .atMost(1000));
    }

    private List<Duration> oneAfterAnother(int watcher, int count) {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SeededAccount account = latchkey.createAccount("bounce+" + watcher + "-" + i + "@example.org");
            try (var live = latchkey.watchMails(account)) {
                live.awaitState("BOUNCED");
                Instant seen = latchkey.clock().instant();
                Instant received = latchkey.inbox()
                        .findByAddress(account.address())
                        .getFirst()
                        .receivedAt();
                took.add(Duration.between(received.plus(HELD).plus(SECOND_WORD), seen));
            }
        }
        return took;
    }
}
