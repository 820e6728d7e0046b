package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.EventTail.Published;
import io.latchkey.benchmarks.system.Inbox.Mail;
import io.latchkey.contracts.EmailAccepted;
import io.latchkey.contracts.EmailQueued;
import io.latchkey.contracts.PasswordResetRequested;
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
final class Stages {

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

    private Stages() {
        for (Stage stage : Stage.values()) {
            micros.put(stage, new Histogram(3));
        }
    }

    static Stages of(List<Account> asked, List<OpenLoop.Sent> sent, List<Published> events, List<Mail> mails) {
        var stages = new Stages();
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
                case EmailQueued queued -> stages.queued(queued, causes, byAccount, received);
                case EmailAccepted accepted ->
                    stages.add(
                            Stage.RECORDED,
                            received.get(accepted.step().emailId().toString()),
                            accepted.at());
                default -> {}
            }
        }
        return stages;
    }

    double millisAt(Stage stage, double percentile) {
        return histogram(stage).getValueAtPercentile(percentile) / 1000.0;
    }

    long mails() {
        return histogram(Stage.TOTAL).getTotalCount();
    }

    private void queued(
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
        add(Stage.ANSWER, sent.sent(), sent.answered());
        add(Stage.PUBLISHED, cause.envelope().time(), cause.at());
        add(Stage.QUEUED, cause.at(), queued.at());
        add(Stage.SENT, queued.at(), arrived);
        add(Stage.TOTAL, sent.answered(), arrived);
    }

    private void add(Stage stage, @Nullable Instant from, Instant to) {
        if (from != null) {
            // Kafka's times are whole milliseconds: a stretch can come out a little below nothing.
            histogram(stage).recordValue(Math.max(0, Duration.between(from, to).toNanos() / 1000));
        }
    }

    private Histogram histogram(Stage stage) {
        return micros.getOrDefault(stage, new Histogram(3));
    }
}
