package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.system.BenchmarkInbox.Mail;
import io.latchkey.benchmarks.system.PublishedEventReader.Published;
import io.latchkey.benchmarks.system.SeededAccount;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Where the time of each mail went, put together from the answers, the events and the inbox. */
final class StageDurations {

    /** The stretches of a mail's way. */
    enum Stage {
        ANSWER("request sent → answered"),
        PUBLISHED("event made → on Kafka"),
        QUEUED("on Kafka → mail queued"),
        SENT("mail queued → in the inbox"),
        RECORDED("in the inbox → recorded as accepted"),
        TOTAL("answered → in the inbox");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final Map<Stage, Histogram> micros = new EnumMap<>(Stage.class);

    private StageDurations() {
        for (Stage stage : Stage.values()) {
            micros.put(stage, new Histogram(3));
        }
    }

    static StageDurations fromEvents(
            List<SeededAccount> asked, List<OpenLoop.Sent> sent, List<Published> events, List<Mail> mails) {
        var stages = new StageDurations();
        Map<UUID, OpenLoop.Sent> byAccount = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            byAccount.put(asked.get(i).id(), sent.get(i));
        }
        var received = new HashMap<String, Instant>();
        mails.forEach(mail -> received.put(mail.emailId(), mail.receivedAt()));
        Map<UUID, Published> causes = new HashMap<>();
        events.stream()
                .filter(event -> event.envelope().event() instanceof PasswordResetRequested)
                .forEach(event -> causes.put(event.envelope().id(), event));
        for (Published event : events) {
            switch (event.envelope().event()) {
                case EmailQueued queued -> stages.addQueued(queued, causes, byAccount, received);
                case EmailAccepted accepted ->
                    stages.addDuration(
                            Stage.RECORDED,
                            received.get(accepted.step().emailId().toString()),
                            accepted.at());
                default -> {}
            }
        }
        return stages;
    }

    double millisAt(Stage stage, double percentile) {
        return histogramOf(stage).getValueAtPercentile(percentile) / 1000.0;
    }

    long countMails() {
        return histogramOf(Stage.TOTAL).getTotalCount();
    }

    private void addQueued(
            EmailQueued queued,
            Map<UUID, Published> causes,
            Map<UUID, OpenLoop.Sent> byAccount,
            Map<String, Instant> received) {
        Published cause = causes.get(queued.step().causeId());
        OpenLoop.Sent sent = byAccount.get(queued.step().accountId());
        Instant arrived = received.get(queued.step().emailId().toString());
        if (cause == null || sent == null || arrived == null) {
            return;
        }
        addDuration(Stage.ANSWER, sent.sent(), sent.answered());
        addDuration(Stage.PUBLISHED, cause.envelope().time(), cause.at());
        addDuration(Stage.QUEUED, cause.at(), queued.at());
        addDuration(Stage.SENT, queued.at(), arrived);
        addDuration(Stage.TOTAL, sent.answered(), arrived);
    }

    private void addDuration(Stage stage, @Nullable Instant from, Instant to) {
        if (from != null) {
            // Kafka's times are whole milliseconds: a stretch can come out a little below nothing.
            histogramOf(stage)
                    .recordValue(Math.max(0, Duration.between(from, to).toNanos() / 1000));
        }
    }

    private Histogram histogramOf(Stage stage) {
        return micros.getOrDefault(stage, new Histogram(3));
    }
}
