package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.system.BenchmarkInbox.Mail;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import io.latchkey.stack.process.ConditionWaiter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** A load of requests for links at a steady rate, each for another account, that goes on beside something else. */
final class SteadyLoad {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A mail may be there before the answer of its request is read; one of an earlier request is older than this. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final LatchkeySystem latchkey;
    private final List<SeededAccount> asked;
    private final CompletableFuture<List<OpenLoop.Sent>> sending;

    private SteadyLoad(
            LatchkeySystem latchkey, List<SeededAccount> asked, CompletableFuture<List<OpenLoop.Sent>> sending) {
        this.latchkey = latchkey;
        this.asked = asked;
        this.sending = sending;
    }

    /** Starts; the accounts are the caller's to lend. */
    static SteadyLoad start(LatchkeySystem latchkey, List<SeededAccount> asked, double perSecond) {
        List<RawRequest> requests = latchkey.resetRequests(asked);
        var loop = new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock());
        return new SteadyLoad(
                latchkey, asked, CompletableFuture.supplyAsync(() -> loop.runAtRate(perSecond, requests)));
    }

    /** Waits until every request is answered, and every mail there. */
    Arrived awaitArrivals() {
        List<OpenLoop.Sent> sent = sending.join();
        Map<String, Instant> answered = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            answered.put(asked.get(i).address(), sent.get(i).answered());
        }
        if (!ConditionWaiter.waitUntil(
                PATIENCE, () -> collectArrived(answered).mails().size() >= asked.size())) {
            throw new IllegalStateException("not every mail arrived within " + PATIENCE);
        }
        return collectArrived(answered);
    }

    private Arrived collectArrived(Map<String, Instant> answered) {
        // Twice as many: what was refused, and what others were sent, stands in the inbox, too.
        return new Arrived(
                answered,
                latchkey.inbox().findNewest(2 * asked.size()).stream()
                        .filter(mail -> mail.taken() && answered.containsKey(mail.to()))
                        .filter(mail -> mail.receivedAt().plus(OVERLAP).isAfter(answered.get(mail.to())))
                        .toList());
    }

    /** When each address was answered, and the mails that were taken, newest first. */
    record Arrived(Map<String, Instant> answered, List<Mail> mails) {

        /** From the gateway's answer to the inbox, in milliseconds. */
        double millisAt(double percentile) {
            var micros = new Histogram(3);
            for (Mail mail : mails) {
                Duration took = Duration.between(answered.get(mail.to()), mail.receivedAt());
                micros.recordValue(Math.max(0, took.toNanos() / 1000));
            }
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }
}
