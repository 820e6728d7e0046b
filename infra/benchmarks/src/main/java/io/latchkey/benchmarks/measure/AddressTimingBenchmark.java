package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.figures.RankStatistic;
import io.latchkey.benchmarks.figures.RoundMedian;
import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Whether the time of an answer tells a known address from an unknown one: both mixed in random order on one
 * connection, and among them unknown ones with a small delay planted by ourselves, which the same statistic must find,
 * else its silence about the others would mean nothing.
 */
public record AddressTimingBenchmark(LatchkeySystem latchkey, AccountPool accounts) implements Benchmark {

    /** What the planted delay adds, as a share of the median answer. */
    private static final double PLANTED = 0.10;

    private enum Kind {
        KNOWN,
        UNKNOWN,
        PLANTED
    }

    private record Question(Kind kind, RawRequest request) {}

    private record Timed(Kind kind, double millis) {}

    private static final Random RANDOM = new Random(20260301);

    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        report.printStep("known and unknown addresses, interleaved");
        compareTimings("Reset request: known or not", effort.pairs(), latchkey.gateway()::resetRequest, report);
        latchkey.inbox().awaitSettled();
        compareTimings(
                "Sign-in: known or not",
                effort.pairs() / 10,
                address -> latchkey.gateway().signInRequest(address, "not the password of anybody"),
                report);
    }

    private void compareTimings(String group, int pairs, Function<String, RawRequest> path, BenchmarkReport report) {
        List<Timed> millis = askAll(mixQuestions(pairs, path));
        double[] known = toArray(millis, Kind.KNOWN);
        double[] unknown = toArray(millis, Kind.UNKNOWN);
        RankStatistic rank = RankStatistic.compareSamples(known, unknown);
        RankStatistic control = RankStatistic.compareSamples(unknown, toArray(millis, Kind.PLANTED));
        report.add(group, "known, median", RoundMedian.of(known), "ms");
        report.add(group, "unknown, median", RoundMedian.of(unknown), "ms");
        report.add(group, "rank statistic (0.5: cannot be told apart)", rank.auc(), "");
        report.add(
                BenchmarkFigure.of(group, "its distance from 0.5, beside chance (95 %)", Math.abs(rank.auc() - 0.5), "")
                        .atMost(rank.margin()));
        report.add(BenchmarkFigure.of(group, "control: planted delay of a tenth, rank statistic", control.auc(), "")
                .atLeast(0.5 + control.margin()));
    }

    private List<Question> mixQuestions(int pairs, Function<String, RawRequest> path) {
        List<Question> questions = new ArrayList<>();
        for (SeededAccount account : accounts.lendAccounts(pairs)) {
            questions.add(new Question(Kind.KNOWN, path.apply(account.address())));
        }
        for (int i = 0; i < pairs; i++) {
            questions.add(new Question(Kind.UNKNOWN, path.apply(unknownAddress())));
            questions.add(new Question(Kind.PLANTED, path.apply(unknownAddress())));
        }
        Collections.shuffle(questions, RANDOM);
        return questions;
    }

    /** As long as the known ones, and as far from each other. */
    private String unknownAddress() {
        return "nobody-" + RANDOM.nextInt(1000, 10_000) + "@example.org";
    }

    private List<Timed> askAll(List<Question> questions) {
        List<Timed> millis = new ArrayList<>();
        double planted = 0;
        try (var connection = LoadConnection.openTo(latchkey.gateway().port())) {
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                double time = timeAnswer(connection, question, planted);
                // The first tenth warms up and tells how long the planted delay is to be.
                if (i < questions.size() / 10) {
                    planted = i == 0 ? time * PLANTED : planted * 0.95 + time * PLANTED * 0.05;
                } else {
                    millis.add(new Timed(question.kind(), time));
                }
            }
        }
        return millis;
    }

    private static double timeAnswer(LoadConnection connection, Question question, double planted) {
        long sent = System.nanoTime();
        connection.send(question.request());
        if (question.kind() == Kind.PLANTED) {
            long end = System.nanoTime() + (long) (planted * 1e6);
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
        }
        return (System.nanoTime() - sent) / 1e6;
    }

    private static double[] toArray(List<Timed> millis, Kind kind) {
        return millis.stream()
                .filter(timed -> timed.kind() == kind)
                .mapToDouble(Timed::millis)
                .toArray();
    }
}
