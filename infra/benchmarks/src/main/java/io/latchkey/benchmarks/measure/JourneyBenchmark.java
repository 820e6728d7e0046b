package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.figures.RoundMedian;
import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.measure.StageDurations.Stage;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** From the gateway's answer to the mail in the inbox, at 50 requests a second, and where the time goes. */
public record JourneyBenchmark(LatchkeySystem latchkey, AccountPool accounts) implements Benchmark {

    private static final String GROUP = "Accepted → in the inbox, 50/s";
    private static final double RATE = 50;
    private static final int SECONDS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        report.printStep("accepted → in the inbox at " + (int) RATE + "/s");
        // Two rounds of warm-up: the compiler has not seen a mail's whole way often enough after one.
        runRound();
        runRound();
        List<StageDurations> rounds = new ArrayList<>();
        for (int i = 0; i < Math.min(3, effort.rounds()); i++) {
            rounds.add(runRound());
        }
        for (Stage stage : Stage.values()) {
            report.add(GROUP, stage.words() + ", p50", medianAt(rounds, stage, 50), "ms");
            BenchmarkFigure p99 = BenchmarkFigure.of(GROUP, stage.words() + ", p99", medianAt(rounds, stage, 99), "ms");
            report.add(stage == Stage.TOTAL ? p99.atMost(250) : p99);
        }
        Stage longest = Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.TOTAL && stage != Stage.ANSWER && stage != Stage.RECORDED)
                .max(Comparator.comparingDouble(stage -> medianAt(rounds, stage, 99)))
                .orElseThrow();
        report.printStep("the longest stage is: " + longest.words());
    }

    private StageDurations runRound() {
        List<SeededAccount> asked = accounts.lendAccounts((int) (RATE * SECONDS));
        var requests = latchkey.resetRequests(asked);
        long before = latchkey.inbox().countAccepted();
        try (var tail = latchkey.openEventReader()) {
            var sent = new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock()).runAtRate(RATE, requests);
            if (!latchkey.inbox().awaitMailed(before + asked.size(), PATIENCE)) {
                throw new IllegalStateException("not every mail arrived within " + PATIENCE);
            }
            var events = tail.readUntil(asked.size(), EmailAccepted.class::isInstance, PATIENCE);
            var stages = StageDurations.fromEvents(
                    asked, sent, events, latchkey.inbox().findNewest(asked.size()));
            if (stages.countMails() != asked.size()) {
                throw new IllegalStateException("only " + stages.countMails() + " mails could be followed");
            }
            return stages;
        }
    }

    private static double medianAt(List<StageDurations> rounds, Stage stage, double percentile) {
        return RoundMedian.of(rounds, round -> round.millisAt(stage, percentile));
    }
}
