package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.Figure;
import io.latchkey.benchmarks.figures.Median;
import io.latchkey.benchmarks.figures.Rank;
import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.load.Connection;
import io.latchkey.benchmarks.load.Request;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.Accounts;
import io.latchkey.benchmarks.system.Latchkey;
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
public final class KnownOrNot {

    /** What the planted delay adds, as a share of the median answer. */
    private static final double PLANTED = 0.10;

    private enum Kind {
        KNOWN,
        UNKNOWN,
        PLANTED
    }

    private record Question(Kind kind, Request request) {}

    private record Timed(Kind kind, double millis) {}

    private final Latchkey latchkey;
    private final Accounts accounts;
    private final Random random = new Random(20260301);

    public KnownOrNot(Latchkey latchkey, Accounts accounts) {
        this.latchkey = latchkey;
        this.accounts = accounts;
    }

    public void measure(Effort effort, Report report) {
        report.step("known and unknown addresses, interleaved");
        compare("Reset request: known or not", effort.pairs(), latchkey.gateway()::reset, report);
        latchkey.settle();
        compare(
                "Sign-in: known or not",
                effort.pairs() / 10,
                address -> latchkey.gateway().signIn(address, "not the password of anybody"),
                report);
    }

    private void compare(String group, int pairs, Function<String, Request> path, Report report) {
        List<Timed> millis = ask(questions(pairs, path));
        double[] known = array(millis, Kind.KNOWN);
        double[] unknown = array(millis, Kind.UNKNOWN);
        Rank rank = Rank.of(known, unknown);
        Rank control = Rank.of(unknown, array(millis, Kind.PLANTED));
        report.add(Figure.of(group, "known, median", Median.of(known), "ms"));
        report.add(Figure.of(group, "unknown, median", Median.of(unknown), "ms"));
        report.add(Figure.of(group, "rank statistic (0.5: cannot be told apart)", rank.auc(), ""));
        report.add(Figure.of(group, "its distance from 0.5, beside chance (95 %)", Math.abs(rank.auc() - 0.5), "")
                .atMost(rank.margin()));
        report.add(Figure.of(group, "control: planted delay of a tenth, rank statistic", control.auc(), "")
                .atLeast(0.5 + control.margin()));
    }

    private List<Question> questions(int pairs, Function<String, Request> path) {
        List<Question> questions = new ArrayList<>();
        for (Account account : accounts.lend(pairs)) {
            questions.add(new Question(Kind.KNOWN, path.apply(account.address())));
        }
        for (int i = 0; i < pairs; i++) {
            questions.add(new Question(Kind.UNKNOWN, path.apply(nobody())));
            questions.add(new Question(Kind.PLANTED, path.apply(nobody())));
        }
        Collections.shuffle(questions, random);
        return questions;
    }

    /** As long as the known ones, and as far from each other. */
    private String nobody() {
        return "nobody-" + random.nextInt(1000, 10_000) + "@example.org";
    }

    private List<Timed> ask(List<Question> questions) {
        List<Timed> millis = new ArrayList<>();
        double planted = 0;
        try (var connection = Connection.to(latchkey.gateway().port())) {
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                double time = one(connection, question, planted);
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

    private static double one(Connection connection, Question question, double planted) {
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

    private static double[] array(List<Timed> millis, Kind kind) {
        return millis.stream()
                .filter(timed -> timed.kind() == kind)
                .mapToDouble(Timed::millis)
                .toArray();
    }
}
