package io.latchkey.notification.suppression;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.SuppressionEvent.AddressSuppressed;
import io.latchkey.contracts.SuppressionEvent.SuppressionLifted;
import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.suppression.SuppressionTable.NewSuppression;
import io.latchkey.notification.suppression.SuppressionTable.UnliftedSuppression;
import io.latchkey.platform.schedule.MaintenanceTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns providers' reports against addresses into suppressions, tells which addresses are suppressed, and ends the
 * suppressions of addresses that accounts no longer have; sending never waits for that.
 */
@Component
public final class SuppressionService implements MaintenanceTask {

    private final SuppressionTable table;
    private final RecipientDirectory recipients;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry meters;

    SuppressionService(
            SuppressionTable table, RecipientDirectory recipients, Outbox outbox, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.recipients = recipients;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    /** Row and event where the evidence is of the account's present address; joins the caller's transaction. */
    public Mono<Void> recordEvidence(Collection<SuppressionEvidence> evidence) {
        if (evidence.isEmpty()) {
            return Mono.empty();
        }
        Map<UUID, SuppressionEvidence> weightiest = evidence.stream()
                .collect(Collectors.toMap(
                        SuppressionEvidence::accountId, Function.identity(), SuppressionEvidence::strongerOf));
        return recipients
                .findByIds(weightiest.keySet())
                .map(people -> weightiest.values().stream()
                        .filter(one -> isOfPresentAddress(one, people.get(one.accountId())))
                        .toList())
                .flatMap(this::suppressAddresses);
    }

    /** Which profile version's address is suppressed, by account; an account that is missing may be sent mail. */
    public Mono<Map<UUID, Long>> findSuppressedVersions(Collection<UUID> accounts) {
        return accounts.isEmpty() ? Mono.just(Map.of()) : table.findSuppressedVersions(accounts);
    }

    /** Ends the suppressions of replaced addresses, and publishes it. */
    @Override
    public Mono<Void> runTask() {
        Instant now = clock.instant();
        return table.findUnlifted()
                .concatMap(page -> endReplaced(page, now), 1)
                .collectList()
                .flatMap(accounts -> publishAll(accounts, account -> new SuppressionLifted(account, null, now)));
    }

    private Mono<Void> suppressAddresses(List<SuppressionEvidence> evidence) {
        if (evidence.isEmpty()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        return table.upsertSuppressions(evidence, now).collectList().flatMap(made -> publishSuppressed(made, now));
    }

    private Mono<Void> publishSuppressed(List<NewSuppression> made, Instant now) {
        made.forEach(one -> meters.counter(
                        "latchkey.suppressions", "reason", one.reason().code())
                .increment());
        return publishAll(made, one -> new AddressSuppressed(one.accountId(), one.reason(), one.causeEmailId(), now));
    }

    private <T> Mono<Void> publishAll(List<T> changes, Function<T, Event> event) {
        return changes.isEmpty()
                ? Mono.empty()
                : outbox.append(changes.stream().map(event).toArray(Event[]::new));
    }

    private static boolean isOfPresentAddress(SuppressionEvidence evidence, @Nullable Recipient recipient) {
        return recipient instanceof Recipient.Known known && known.span().includesVersion(evidence.profileVersion());
    }

    /** The accounts whose suppression ended. */
    private Flux<UUID> endReplaced(List<UnliftedSuppression> page, Instant now) {
        List<UUID> accounts =
                page.stream().map(row -> row.suppression().accountId()).toList();
        return recipients.findByIds(accounts).flatMapMany(known -> Flux.fromIterable(page)
                .concatMap(row -> endReplaced(row, known.get(row.suppression().accountId()), now)));
    }

    private Mono<UUID> endReplaced(UnliftedSuppression row, @Nullable Recipient recipient, Instant now) {
        UUID account = row.suppression().accountId();
        return recipient instanceof Recipient.Known person && !row.countsFor(person)
                ? table.endReplaced(account, person.span().first(), now)
                        .filter(ended -> ended)
                        .map(ended -> account)
                : Mono.empty();
    }

    /**
     * A provider's report on a mail that speaks against its address.
     *
     * @param profileVersion of the profile whose address the mail went to
     * @param sentAt when the mail was sent
     */
    public record SuppressionEvidence(
            UUID accountId, UUID emailId, SuppressionReason reason, long profileVersion, Instant sentAt) {

        /** The one that counts of two about one account: the newer address, then the weightier reason. */
        static SuppressionEvidence strongerOf(SuppressionEvidence one, SuppressionEvidence other) {
            int newer = Long.compare(one.profileVersion, other.profileVersion);
            int weightier = newer != 0 ? newer : one.reason.compareTo(other.reason);
            return weightier >= 0 ? one : other;
        }
    }
}
