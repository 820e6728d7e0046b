package io.latchkey.notification.delivery;

import io.latchkey.notification.delivery.MailView.StepView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The mails as operators look at them: how many stand where, which are stuck and why, how they fare, and all of one. */
@Component
public final class MailReportQueries {

    // A mail that is due is taken within a poll; what is behind by this much waits for something.
    private static final Duration LATE = Duration.ofSeconds(30);

    private final MailReportTable table;
    private final DeliveryTables tables;
    private final Clock clock;

    MailReportQueries(DatabaseClient database, DeliveryTables tables, Clock clock) {
        this.table = new MailReportTable(database);
        this.tables = tables;
        this.clock = clock;
    }

    /** How many mails are in each state that is no end, and since when the oldest is queued. */
    public Mono<List<StateCount>> countByState() {
        return table.countByState().collectList();
    }

    /** Mails that wait for more than their turn, oldest first. */
    public Mono<List<StuckMail>> findStuck(int limit) {
        return Mono.defer(
                () -> table.findStuck(clock.instant().minus(LATE), limit).collectList());
    }

    /** What became of mails in this span, by template, channel and outcome, with the time it took from their queueing. */
    public Mono<List<OutcomeRate>> computeRates(Duration span) {
        return Mono.defer(() -> table.computeRates(clock.instant().minus(span)).collectList());
    }

    /** What became of mails in this span, by where they went; the domains with the most first. */
    public Mono<List<DomainRate>> computeDomainRates(Duration span, int limit) {
        return Mono.defer(() ->
                table.computeDomainRates(clock.instant().minus(span), limit).collectList());
    }

    /** Mails with this id, of this account or for this cause, newest first, with all that happened to them. */
    public Mono<List<MailReport>> findReports(UUID id, int limit) {
        return table.findReports(id, limit).collectList().flatMap(this::withHistory);
    }

    private Mono<List<MailReport>> withHistory(List<MailReport> mails) {
        List<UUID> ids = mails.stream().map(MailReport::emailId).toList();
        Mono<Map<UUID, List<MailView.StepView>>> steps = tables.steps()
                .findByMails(ids)
                .collect(Collectors.groupingBy(
                        MailStepTable.FoundStep::emailId,
                        Collectors.mapping(MailStepTable.FoundStep::step, Collectors.toList())));
        Flux<MailReport.Attempt> attempts = table.findAttempts(ids);
        return Mono.zip(steps, attempts.collectList(), (history, tried) -> mails.stream()
                .map(mail -> mail.withHistory(
                        history.getOrDefault(mail.emailId(), List.of()),
                        tried.stream()
                                .filter(attempt -> attempt.emailId().equals(mail.emailId()))
                                .toList()))
                .toList());
    }

    /**
     * How many mails are in a state.
     *
     * @param oldest when the oldest of them was queued
     */
    public record StateCount(MailState state, long count, Instant oldest) {}

    /**
     * How mails fared.
     *
     * @param channel the provider's code; empty before the first attempt
     * @param outcome the journey event
     * @param median from queueing to this event
     * @param slow the 95th of a hundred
     */
    public record OutcomeRate(
            String template, String channel, String outcome, long count, Duration median, Duration slow) {}

    /** How mails to a domain fared; an empty domain where nothing is known any more. */
    public record DomainRate(String domain, String outcome, long count) {}

    /**
     * All that is known of one mail; no address, no content.
     *
     * @param traceId of the request that caused it, as traces are searched for; null where nothing is known
     * @param nextAt when it is looked at again; null at an end
     */
    public record MailReport(
            UUID emailId,
            UUID causeId,
            UUID accountId,
            String template,
            String locale,
            MailState state,
            @Nullable String reason,
            Instant causedAt,
            Instant queuedAt,
            Instant changedAt,
            Instant diesAt,
            @Nullable Instant nextAt,
            int waits,
            @Nullable String traceId,
            List<StepView> history,
            List<Attempt> attempts) {

        public MailReport {
            history = List.copyOf(history);
            attempts = List.copyOf(attempts);
        }

        MailReport withHistory(List<StepView> steps, List<Attempt> tried) {
            return new MailReport(
                    emailId, causeId, accountId, template, locale, state, reason, causedAt, queuedAt, changedAt, diesAt,
                    nextAt, waits, traceId, steps, tried);
        }

        /** One time a provider was asked to carry it, and what it said. */
        public record Attempt(
                UUID emailId,
                int number,
                String provider,
                Instant beganAt,
                @Nullable Instant endedAt,
                @Nullable String outcome,
                @Nullable Integer status,
                @Nullable String words) {}
    }

    /**
     * A mail that waits for more than its turn.
     *
     * @param nextAt when it is looked at again
     * @param diesAt nothing is sent at or after this
     * @param provider of the last attempt; null before the first
     * @param outcome of the last attempt, one word
     * @param words the provider's own, addresses taken out
     */
    public record StuckMail(
            UUID emailId,
            UUID accountId,
            String template,
            MailState state,
            int attempts,
            int waits,
            Instant queuedAt,
            @Nullable Instant nextAt,
            Instant diesAt,
            @Nullable String provider,
            @Nullable String outcome,
            @Nullable Integer status,
            @Nullable String words) {}
}
