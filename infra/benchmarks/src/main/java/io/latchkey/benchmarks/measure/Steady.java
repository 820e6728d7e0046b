package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.load.Request;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.Inbox.Mail;
import io.latchkey.benchmarks.system.Latchkey;
import io.latchkey.devstack.process.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** A load of requests for links at a steady rate, each for another account, that goes on beside something else. */
final class Steady {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A mail may be there before the answer of its request is read; one of an earlier request is older than this. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final Latchkey latchkey;
    private final List<Account> asked;
    private final CompletableFuture<List<OpenLoop.Sent>> sending;

    private Steady(Latchkey latchkey, List<Account> asked, CompletableFuture<List<OpenLoop.Sent>> sending) {
        this.latchkey = latchkey;
        this.asked = asked;
        this.sending = sending;
    }

    /** Starts; the accounts are the caller's to lend. */
    static Steady start(Latchkey latchkey, List<Account> asked, double perSecond) {
        List<Request> requests = asked.stream()
                .map(Account::address)
                .map(latchkey.gateway()::reset)
                .toList();
        var loop = new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock());
        return new Steady(latchkey, asked, CompletableFuture.supplyAsync(() -> loop.at(perSecond, requests)));
    }

    /** Waits until every request is answered, and every mail there. */
    Arrived arrived() {
        List<OpenLoop.Sent> sent = sending.join();
        Map<String, Instant> answered = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            answered.put(asked.get(i).address(), sent.get(i).answered());
        }
        if (!Waiting.until(PATIENCE, () -> of(answered).mails().size() >= asked.size())) {
            throw new IllegalStateException("not every mail arrived within " + PATIENCE);
        }
        return of(answered);
    }

    private Arrived of(Map<String, Instant> answered) {
        // Twice as many: what was refused, and what others were sent, stands in the inbox, too.
        return new Arrived(
                answered,
                latchkey.inbox().newest(2 * asked.size()).stream()
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
