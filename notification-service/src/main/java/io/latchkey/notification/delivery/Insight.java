package io.latchkey.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The mails as operators look at them: how many stand where, which are stuck and why, how they fare, and all of one. */
@Component
public final class Insight {

    // A mail that is due is taken within a poll; what is behind by this much waits for something.
    private static final Duration LATE = Duration.ofSeconds(30);

    private final InsightTable table;
    private final MailTables tables;
    private final Clock clock;

    Insight(DatabaseClient database, MailTables tables, Clock clock) {
        this.table = new InsightTable(database);
        this.tables = tables;
        this.clock = clock;
    }

    /** How many mails are in each state that is no end, and since when the oldest is queued. */
    public Mono<List<StateCount>> standing() {
        return table.standing().collectList();
    }

    /** Mails that wait for more than their turn, oldest first. */
    public Mono<List<StuckMail>> stuck(int limit) {
        return Mono.defer(() -> table.stuck(clock.instant().minus(LATE), limit).collectList());
    }

    /** What became of mails in this span, by template, channel and outcome, with the time it took from their queueing. */
    public Mono<List<Rate>> rates(Duration span) {
        return Mono.defer(() -> table.rates(clock.instant().minus(span)).collectList());
    }

    /** What became of mails in this span, by where they went; the domains with the most first. */
    public Mono<List<DomainRate>> domains(Duration span, int limit) {
        return Mono.defer(
                () -> table.domains(clock.instant().minus(span), limit).collectList());
    }

    /** Mails with this id, of this account or for this cause, newest first, with all that happened to them. */
    public Mono<List<MailFile>> files(UUID id, int limit) {
        return table.find(id, limit).collectList().flatMap(this::withHistory);
    }

    private Mono<List<MailFile>> withHistory(List<MailFile> mails) {
        List<UUID> ids = mails.stream().map(MailFile::emailId).toList();
        Mono<Map<UUID, List<MailView.StepView>>> steps = tables.steps()
                .ofMails(ids)
                .collect(Collectors.groupingBy(
                        StepTable.Found::emailId, Collectors.mapping(StepTable.Found::step, Collectors.toList())));
        Flux<MailFile.Attempt> attempts = table.attempts(ids);
        return Mono.zip(steps, attempts.collectList(), (history, tried) -> mails.stream()
                .map(mail -> mail.with(
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
    public record Rate(String template, String channel, String outcome, long count, Duration median, Duration slow) {}

    /** How mails to a domain fared; an empty domain where nothing is known any more. */
    public record DomainRate(String domain, String outcome, long count) {}
}
