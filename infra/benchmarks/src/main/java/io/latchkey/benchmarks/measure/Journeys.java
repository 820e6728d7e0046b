package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.Figure;
import io.latchkey.benchmarks.figures.Median;
import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.measure.Stages.Stage;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.Accounts;
import io.latchkey.benchmarks.system.Latchkey;
import io.latchkey.contracts.EmailAccepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** From the gateway's answer to the mail in the inbox, at 50 requests a second, and where the time goes. */
public final class Journeys {

    private static final String GROUP = "Accepted → in the inbox, 50/s";
    private static final double RATE = 50;
    private static final int SECONDS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Latchkey latchkey;
    private final Accounts accounts;

    public Journeys(Latchkey latchkey, Accounts accounts) {
        this.latchkey = latchkey;
        this.accounts = accounts;
    }

    public void measure(Effort effort, Report report) {
        report.step("accepted → in the inbox at " + (int) RATE + "/s");
        // Two rounds of warm-up: the compiler has not seen a mail's whole way often enough after one.
        round();
        round();
        List<Stages> rounds = new ArrayList<>();
        for (int i = 0; i < Math.min(3, effort.rounds()); i++) {
            rounds.add(round());
        }
        for (Stage stage : Stage.values()) {
            report.add(Figure.of(GROUP, stage.words() + ", p50", at(rounds, stage, 50), "ms"));
            Figure p99 = Figure.of(GROUP, stage.words() + ", p99", at(rounds, stage, 99), "ms");
            report.add(stage == Stage.TOTAL ? p99.atMost(250) : p99);
        }
        Stage longest = Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.TOTAL && stage != Stage.ANSWER && stage != Stage.RECORDED)
                .max(Comparator.comparingDouble(stage -> at(rounds, stage, 99)))
                .orElseThrow();
        report.step("the longest stage is: " + longest.words());
    }

    private Stages round() {
        List<Account> asked = accounts.lend((int) (RATE * SECONDS));
        var requests = asked.stream()
                .map(Account::address)
                .map(latchkey.gateway()::reset)
                .toList();
        long before = latchkey.inbox().accepted();
        try (var tail = latchkey.tail()) {
            var sent = new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock()).at(RATE, requests);
            if (!latchkey.mailed(before + asked.size(), PATIENCE)) {
                throw new IllegalStateException("not every mail arrived within " + PATIENCE);
            }
            var events = tail.until(asked.size(), EmailAccepted.class::isInstance, PATIENCE);
            var stages = Stages.of(asked, sent, events, latchkey.inbox().newest(asked.size()));
            if (stages.mails() != asked.size()) {
                throw new IllegalStateException("only " + stages.mails() + " mails could be followed");
            }
            return stages;
        }
    }

    private static double at(List<Stages> rounds, Stage stage, double percentile) {
        return Median.of(rounds, round -> round.millisAt(stage, percentile));
    }
}
