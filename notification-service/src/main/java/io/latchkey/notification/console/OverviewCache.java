package io.latchkey.notification.console;

import io.latchkey.messaging.outbox.OutboxOperations;
import io.latchkey.messaging.outbox.OutboxOperations.ParkedRow;
import io.latchkey.notification.deadletter.DeadLetterQueries;
import io.latchkey.notification.deadletter.DeadLetterQueries.DeadLetterCount;
import io.latchkey.notification.delivery.MailReportQueries;
import io.latchkey.notification.delivery.MailReportQueries.DomainRate;
import io.latchkey.notification.delivery.MailReportQueries.OutcomeRate;
import io.latchkey.notification.delivery.MailReportQueries.StateCount;
import io.latchkey.notification.delivery.MailReportQueries.StuckMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The state of everything; however many look, the database is asked once in two seconds. */
@Component
final class OverviewCache {

    static final String HOUR = "hour";
    static final String DAY = "day";

    private static final Map<String, Duration> SPANS = Map.of(HOUR, Duration.ofHours(1), DAY, Duration.ofDays(1));
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int STUCK = 50;
    private static final int DOMAINS = 60;
    private static final int PARKED = 50;

    private final MailReportQueries reports;
    private final DeadLetterQueries deadLetters;
    private final OutboxOperations parked;
    private final Clock clock;
    private final Map<String, Mono<Snapshot>> kept = new ConcurrentHashMap<>();

    OverviewCache(MailReportQueries reports, DeadLetterQueries deadLetters, OutboxOperations parked, Clock clock) {
        this.reports = reports;
        this.deadLetters = deadLetters;
        this.parked = parked;
        this.clock = clock;
    }

    /** @param span {@code hour} or {@code day}; anything else is an hour */
    Mono<Snapshot> getSnapshot(String span) {
        return kept.computeIfAbsent(SPANS.containsKey(span) ? span : HOUR, this::cacheSnapshot);
    }

    private Mono<Snapshot> cacheSnapshot(String span) {
        return Mono.defer(() -> takeSnapshot(span)).cache(seen -> FRESH, failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<Snapshot> takeSnapshot(String span) {
        Duration length = SPANS.getOrDefault(span, Duration.ofHours(1));
        return Mono.zip(
                        reports.countByState(),
                        reports.findStuck(STUCK),
                        reports.computeRates(length),
                        reports.computeDomainRates(length, DOMAINS),
                        deadLetters.countByTopic(),
                        parked.findOldest(PARKED))
                .map(seen -> new Snapshot(
                        clock.instant(),
                        span,
                        seen.getT1(),
                        seen.getT2(),
                        seen.getT3(),
                        seen.getT4(),
                        seen.getT5(),
                        seen.getT6()));
    }

    /**
     * The state of things at one moment.
     *
     * @param span of the rates: {@code hour} or {@code day}
     */
    record Snapshot(
            Instant at,
            String span,
            List<StateCount> standing,
            List<StuckMail> stuck,
            List<OutcomeRate> rates,
            List<DomainRate> domains,
            List<DeadLetterCount> letters,
            List<ParkedRow> parked) {}
}
