package io.latchkey.notification.delivery;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.platform.schedule.MaintenanceTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts, periodically, the mails that neither left nor ended in time. The count should stay zero: deadlines move every
 * mail on, so one that was not moved shows a fault that nothing else would notice.
 */
@Component
public final class MailReconciliation implements MaintenanceTask {

    private static final Logger LOG = LoggerFactory.getLogger(MailReconciliation.class);
    private static final int OLDEST = 500;
    private static final int NAMED = 5;

    private final MailReportTable table;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final AtomicLong unaccounted = new AtomicLong();

    MailReconciliation(MailReportTable table, ReconciliationSettings settings, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        meters.gauge("latchkey.mails.unaccounted", unaccounted);
    }

    /** Mails that neither left nor ended in time, the oldest 500. */
    public Mono<List<UnaccountedMail>> findUnaccounted() {
        return Mono.defer(() -> table.findUnaccounted(cutoffTime(), OLDEST).collectList());
    }

    @Override
    public Mono<Void> runTask() {
        return table.countUnaccounted(cutoffTime()).flatMap(this::logChange);
    }

    private Instant cutoffTime() {
        return clock.instant().minus(settings.margin());
    }

    /** A line in the log when the number changes, not every few seconds. */
    private Mono<Void> logChange(long number) {
        long before = unaccounted.getAndSet(number);
        if (number == before) {
            return Mono.empty();
        }
        if (number == 0) {
            LOG.info("Every mail is accounted for again");
            return Mono.empty();
        }
        return table.findUnaccounted(cutoffTime(), NAMED)
                .map(mail -> mail.emailId() + " " + mail.state())
                .collectList()
                .doOnNext(first -> LOG.error("{} mails are unaccounted for, the oldest: {}", number, first))
                .then();
    }

    /**
     * When a mail counts as unaccounted for.
     *
     * @param margin how long after its time a mail may still be on its way
     */
    @ConfigurationProperties("latchkey.reckoning")
    record ReconciliationSettings(Duration margin) {

        ReconciliationSettings {
            requireThat(margin.isPositive(), "latchkey.reckoning.margin must be positive");
        }
    }

    /**
     * A mail that neither left nor ended although its time is long over.
     *
     * @param dueAt when something should have moved it on; null: nothing ever would
     * @param diesAt when it should have been sent at the latest
     */
    public record UnaccountedMail(
            UUID emailId,
            UUID accountId,
            UUID causeId,
            MailTemplate template,
            JourneyState state,
            @Nullable Instant dueAt,
            Instant diesAt) {}
}
