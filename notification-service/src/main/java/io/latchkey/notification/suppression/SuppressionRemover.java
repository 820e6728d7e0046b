package io.latchkey.notification.suppression;

import io.latchkey.contracts.SuppressionEvent.SuppressionLifted;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.channel.SendGridSuppressionClient;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.suppression.SuppressionRemovalTable.RemovalRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Carries out wishes to lift suppressions: first the provider takes the address off its lists, then our row is lifted,
 * else the next mail would be dropped again. Blocks: call it on a virtual thread.
 */
@Component
final class SuppressionRemover {

    private static final Logger LOG = LoggerFactory.getLogger(SuppressionRemover.class);
    private static final int AT_ONCE = 20;

    private final SuppressionRemovalTable table;
    private final RecipientDirectory recipients;
    private final SendGridSuppressionClient lists;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final SuppressionRemovalSettings settings;
    private final Clock clock;

    SuppressionRemover(
            SuppressionRemovalTable table,
            RecipientDirectory recipients,
            SendGridSuppressionClient lists,
            Outbox outbox,
            TransactionalOperator transactions,
            SuppressionRemovalSettings settings,
            Clock clock) {
        this.table = table;
        this.recipients = recipients;
        this.lists = lists;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how many wishes were due */
    int processDue() {
        Instant now = clock.instant();
        List<RemovalRequest> due = table.claimDue(AT_ONCE, now, now.plus(settings.lease()))
                .collectList()
                .blockOptional()
                .orElseThrow();
        due.forEach(this::processRequest);
        return due.size();
    }

    private void processRequest(RemovalRequest wish) {
        Recipient person = recipients
                .findByIds(List.of(wish.accountId()))
                .blockOptional()
                .orElseThrow()
                .get(wish.accountId());
        if (person instanceof Recipient.Known known) {
            applyResult(wish, lists.removeAddress(known.address(), wish.reason()));
        } else {
            // Erased meanwhile: nobody is left to write to.
            table.dropRequest(wish.accountId()).block();
        }
    }

    private void applyResult(RemovalRequest wish, SendGridSuppressionClient.ListRemovalResult answer) {
        switch (answer) {
            case SendGridSuppressionClient.ListRemovalResult.Off off ->
                transactions.transactional(publishLifted(wish.accountId())).block();
            case SendGridSuppressionClient.ListRemovalResult.TryLater later ->
                scheduleRetry(wish, settings.retryPause(wish.tries()), later.words());
            case SendGridSuppressionClient.ListRemovalResult.Refused refused ->
                scheduleRetry(wish, settings.afterRefusal(), refused.words());
        }
    }

    private Mono<Void> publishLifted(UUID account) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return table.markLifted(account, now).flatMap(by -> outbox.append(new SuppressionLifted(account, by, now)));
        });
    }

    private void scheduleRetry(RemovalRequest wish, Duration pause, String trouble) {
        LOG.warn("The suppression of {} is not lifted yet: {}", wish.accountId(), trouble);
        table.scheduleRetry(wish.accountId(), clock.instant().plus(pause), trouble)
                .block();
    }
}
