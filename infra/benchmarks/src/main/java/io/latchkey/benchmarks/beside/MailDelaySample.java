package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.FlowTime;
import io.latchkey.benchmarks.system.BenchmarkInbox;
import io.latchkey.benchmarks.system.BenchmarkInbox.Mail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;

/** From asking to the mail in the inbox, of some of the requests: asking the inbox for each mail would take too long. */
final class MailDelaySample {

    private static final int SIZE = 500;

    private final BenchmarkInbox inbox;
    private final Clock clock;

    /** The last time that each address was asked for. */
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    MailDelaySample(BenchmarkInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    void noteAsked(String address, FlowTime time) {
        asked.put(address, time.sentAt(clock));
    }

    /** Once all mails are there. */
    double medianMillis() {
        var micros = new Histogram(3);
        int step = Math.max(1, asked.size() / SIZE);
        List<Map.Entry<String, Instant>> all = List.copyOf(asked.entrySet());
        for (int i = 0; i < all.size(); i += step) {
            String address = all.get(i).getKey();
            Duration delay = delayOf(all.get(i).getValue(), inbox.findByAddress(address));
            micros.recordValue(delay.toNanos() / 1000);
        }
        return micros.getValueAtPercentile(50) / 1000.0;
    }

    /** To the first mail since, as earlier ones answer earlier requests; the times were read in two processes. */
    static Duration delayOf(Instant asked, List<Mail> mails) {
        Instant since = asked.minusMillis(1);
        Duration delay = mails.stream()
                .map(Mail::receivedAt)
                .filter(received -> !received.isBefore(since))
                .min(Instant::compareTo)
                .map(received -> Duration.between(asked, received))
                .orElseThrow(() -> new IllegalStateException("a mail that was counted is not in the inbox"));
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
