package io.latchkey.notification.suppression;

import io.latchkey.contracts.internal.SuppressionOperation.SuppressedAddress;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.suppression.SuppressionTable.UnliftedSuppression;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which accounts are sent nothing now, and the request to change that. */
@Component
public final class SuppressionAdmin {

    private static final int NEWEST = 500;

    private final SuppressionTable table;
    private final RecipientDirectory recipients;
    private final Clock clock;

    SuppressionAdmin(SuppressionTable table, RecipientDirectory recipients, Clock clock) {
        this.table = table;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** Newest first, the newest 500. */
    public Mono<List<SuppressedAddress>> listNewest() {
        return table.findUnlifted()
                .concatMap(this::keepPresent, 1)
                .map(UnliftedSuppression::suppression)
                .take(NEWEST)
                .collectList();
    }

    /** Empty where mail is sent. */
    public Mono<SuppressedAddress> findByAccount(UUID accountId) {
        return findPerson(accountId)
                .flatMap(person -> table.findUnlifted(accountId).filter(row -> row.countsFor(person)))
                .map(UnliftedSuppression::suppression);
    }

    /**
     * Records the request to lift a suppression. It is carried out soon, at the provider first, and tried until it is
     * done.
     *
     * @param by the account id of who asks
     * @return false where nothing is suppressed
     */
    public Mono<Boolean> requestRemoval(UUID accountId, UUID by) {
        return findPerson(accountId)
                .flatMap(person -> table.requestRemoval(accountId, person.span().first(), by, clock.instant()))
                .defaultIfEmpty(false);
    }

    private Mono<Recipient.Known> findPerson(UUID accountId) {
        return recipients
                .findByIds(List.of(accountId))
                .mapNotNull(people -> people.get(accountId))
                .ofType(Recipient.Known.class);
    }

    /** Those of the addresses that accounts have now. */
    private Flux<UnliftedSuppression> keepPresent(List<UnliftedSuppression> page) {
        List<UUID> accounts =
                page.stream().map(row -> row.suppression().accountId()).toList();
        return recipients.findByIds(accounts).flatMapIterable(people -> page.stream()
                .filter(row -> row.countsFor(people.get(row.suppression().accountId())))
                .toList());
    }
}
