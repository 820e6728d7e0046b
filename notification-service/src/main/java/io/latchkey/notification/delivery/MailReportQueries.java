package io.latchkey.notification.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyMail;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The mails for executives and operators: by state, stuck and why, rates by outcome, and all about one. */
@Component
public final class MailReportQueries {

    // A due mail is claimed within a poll interval; one that is behind by this much waits for something.
    private static final Duration LATE = Duration.ofSeconds(30);

    private static final int NEWEST = 200;

    private final MailReportTable table;
    private final MailHistoryTable history;
    private final Clock clock;

    MailReportQueries(MailReportTable table, MailHistoryTable history, Clock clock) {
        this.table = table;
        this.history = history;
        this.clock = clock;
    }

    /** The mails of an account with their steps, newest first, the newest 200. */
    public Mono<List<JourneyMail>> findByAccount(UUID accountId) {
        return history.findByAccount(accountId, NEWEST).collectList().flatMap(mails -> history.findSteps(idsOf(mails))
                .map(steps -> mails.stream()
                        .map(mail -> mail.toJourney(steps.getOrDefault(mail.emailId(), List.of())))
                        .toList()));
    }

    /** How many mails are in each state that is not final, and since when the oldest is queued. */
    public Mono<List<StateCount>> countByState() {
        return table.countByState().collectList();
    }

    /** Mails that wait for something other than their turn, oldest first. */
    public Mono<List<StuckMail>> findStuck(int limit) {
        return Mono.defer(
                () -> table.findStuck(clock.instant().minus(LATE), limit).collectList());
    }

    /** The outcomes of mails in this span, by template, channel and outcome, with the time it took from their queueing. */
    public Mono<List<OutcomeRate>> computeRates(Duration span) {
        return Mono.defer(() -> table.computeRates(clock.instant().minus(span)).collectList());
    }

    /** The outcomes of mails in this span, by recipient domain; the domains with the most first. */
    public Mono<List<DomainRate>> computeDomainRates(Duration span, int limit) {
        return Mono.defer(() ->
                table.computeDomainRates(clock.instant().minus(span), limit).collectList());
    }

    /** Mails with this id, of this account or for this cause, newest first, with all that happened to them. */
    public Mono<List<MailReport>> findReports(UUID id, int limit) {
        return history.findById(id, limit).collectList().flatMap(this::withHistory);
    }

    private Mono<List<MailReport>> withHistory(List<MailFacts> mails) {
        Mono<Map<UUID, List<MailReport.Attempt>>> attempts =
                history.findAttempts(idsOf(mails)).collect(Collectors.groupingBy(MailReport.Attempt::emailId));
        return Mono.zip(history.findSteps(idsOf(mails)), attempts, (steps, tried) -> mails.stream()
                .map(mail -> new MailReport(
                        mail,
                        steps.getOrDefault(mail.emailId(), List.of()),
                        tried.getOrDefault(mail.emailId(), List.of())))
                .toList());
    }

    private static List<UUID> idsOf(List<MailFacts> mails) {
        return mails.stream().map(MailFacts::emailId).toList();
    }

    /**
     * How many mails are in a state.
     *
     * @param oldest when the oldest of them was queued
     */
    public record StateCount(JourneyState state, long count, Instant oldest) {}

    /**
     * How often an outcome occurred, and how long it took.
     *
     * @param channel the provider's code; empty before the first attempt
     * @param outcome the journey event
     * @param median from queueing to this event
     * @param slow the 95th percentile
     */
    public record OutcomeRate(
            String template, String channel, String outcome, long count, Duration median, Duration slow) {}

    /** How often an outcome occurred for a domain; the domain is empty where the address is unknown by now. */
    public record DomainRate(String domain, String outcome, long count) {}

    /**
     * Where a mail stands; no address, no content.
     *
     * @param traceId of the request that caused it, as traces are searched for; null where nothing is known
     * @param nextAt when it is looked at again; null in a final state
     */
    public record MailFacts(
            UUID emailId,
            UUID causeId,
            UUID accountId,
            MailTemplate template,
            AccountLocale locale,
            JourneyState state,
            @Nullable EmailReason reason,
            Instant causedAt,
            Instant queuedAt,
            Instant changedAt,
            Instant diesAt,
            @Nullable Instant nextAt,
            int waits,
            @Nullable String traceId) {

        JourneyMail toJourney(List<JourneyStep> history) {
            return new JourneyMail(emailId, causeId, template, locale, state, reason, queuedAt, history);
        }
    }

    /** All that is known of one mail; in JSON one object. */
    public record MailReport(@JsonUnwrapped MailFacts mail, List<JourneyStep> history, List<Attempt> attempts) {

        public MailReport {
            history = List.copyOf(history);
            attempts = List.copyOf(attempts);
        }

        /** One send through a provider, and its answer. */
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
     * A mail that waits for something other than its turn.
     *
     * @param nextAt when it is looked at again
     * @param diesAt nothing is sent at or after this
     * @param provider of the last attempt; null before the first
     * @param outcome of the last attempt, a code
     * @param words the provider's text, addresses removed
     */
    public record StuckMail(
            UUID emailId,
            UUID accountId,
            String template,
            JourneyState state,
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
