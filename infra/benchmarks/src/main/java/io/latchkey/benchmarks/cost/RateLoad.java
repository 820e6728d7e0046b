package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.system.BenchmarkInbox.Mail;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import io.latchkey.stack.process.ConditionWaiter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** Known resets at a steady rate, each for another account: warmed up, then counted while the load goes on. */
record RateLoad(LatchkeySystem latchkey, CostEffort effort, int rate) {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Asking the inbox for each mail would take longer than the load. */
    private static final int SAMPLE = 2_000;

    static String nameOf(int percentile) {
        return "asked → in the inbox, p" + percentile + ", ms";
    }

    RateResult measure(List<SeededAccount> asked) {
        long before = latchkey.inbox().countAccepted();
        var requests = latchkey.resetRequests(asked);
        var loop = new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock());
        var sending = CompletableFuture.supplyAsync(() -> loop.runAtRate(rate, requests));
        pause(effort.warmUp());
        CostSnapshot start = CostSnapshot.take(latchkey);
        pause(effort.window());
        CostSnapshot end = CostSnapshot.take(latchkey);
        List<OpenLoop.Sent> sent = sending.join();
        if (!latchkey.inbox().awaitMailed(before + asked.size(), PATIENCE)) {
            throw new IllegalStateException("not every mail arrived within " + PATIENCE);
        }
        Map<String, Double> figures = speeds(start, end, sent);
        figures.putAll(latencies(asked, sent));
        // By the mails: a pipeline that falls behind so costs more for each, never less.
        return RateResult.between(start, end, Math.max(1, end.mailed() - start.mailed()), figures);
    }

    private static Map<String, Double> speeds(CostSnapshot start, CostSnapshot end, List<OpenLoop.Sent> sent) {
        double seconds = Duration.between(start.at(), end.at()).toMillis() / 1000.0;
        long answered = sent.stream()
                .filter(each ->
                        !each.answered().isBefore(start.at()) && each.answered().isBefore(end.at()))
                .count();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("answered, /s", answered / seconds);
        figures.put("in the inbox, /s", (end.mailed() - start.mailed()) / seconds);
        return figures;
    }

    /** Of requests that were due after the warm-up: from then, and from their answer, to the mail in the inbox. */
    private Map<String, Double> latencies(List<SeededAccount> asked, List<OpenLoop.Sent> sent) {
        var fromDue = new Histogram(3);
        var fromAnswer = new Histogram(3);
        int first = rate * (int) effort.warmUp().toSeconds();
        int step = Math.max(1, (asked.size() - first) / SAMPLE);
        for (int i = first; i < asked.size(); i += step) {
            Instant received = findMail(asked.get(i)).receivedAt();
            record(fromDue, sent.get(i).due(), received);
            record(fromAnswer, sent.get(i).answered(), received);
        }
        Map<String, Double> millis = new LinkedHashMap<>();
        List.of(50, 99).forEach(each -> millis.put(nameOf(each), millisAt(fromDue, each)));
        List.of(50, 99)
                .forEach(each -> millis.put("answered → in the inbox, p" + each + ", ms", millisAt(fromAnswer, each)));
        return millis;
    }

    private Mail findMail(SeededAccount account) {
        List<Mail> mails = latchkey.inbox().findByAddress(account.address());
        if (mails.size() != 1) {
            throw new IllegalStateException(mails.size() + " mails for one request");
        }
        return mails.getFirst();
    }

    private static void record(Histogram micros, Instant from, Instant to) {
        micros.recordValue(Math.max(0, Duration.between(from, to).toNanos() / 1000));
    }

    private static double millisAt(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    private static void pause(Duration time) {
        ConditionWaiter.waitUntil(time, () -> false);
    }
}
