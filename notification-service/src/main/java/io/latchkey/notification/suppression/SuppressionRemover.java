package io.latchkey.notification.suppression;

import io.latchkey.contracts.SuppressionEvent.SuppressionLifted;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.channel.SendGridSuppressionClient;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.suppression.SuppressionTable.RemovalRequest;
import io.latchkey.platform.schedule.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Carries out requests to lift suppressions: the provider takes the address off its lists first, then our row is lifted,
 * else the next mail would be dropped again. A request that a killed process had claimed is due again after its lease.
 */
@Component
final class SuppressionRemover {

    private static final Logger LOG = LoggerFactory.getLogger(SuppressionRemover.class);
    private static final int AT_ONCE = 20;

    private final SuppressionTable table;
    private final RecipientDirectory recipients;
    private final SendGridSuppressionClient lists;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final SuppressionRemovalSettings settings;
    private final Clock clock;

    SuppressionRemover(
            SuppressionTable table,
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

    @Bean
    BackgroundLoop suppressionRemovalLoop() {
        return new BackgroundLoop("suppression-removals", this::pollOnce);
    }

    private void pollOnce() throws InterruptedException {
        if (processDue() == 0) {
            Thread.sleep(settings.poll());
        }
    }

    /** @return how many requests were due */
    private int processDue() {
        Instant now = clock.instant();
        List<RemovalRequest> due = table.claimDue(AT_ONCE, now, now.plus(settings.lease()))
                .collectList()
                .blockOptional()
                .orElseThrow();
        due.forEach(this::processRequest);
        return due.size();
    }

    private void processRequest(RemovalRequest request) {
        Recipient person = recipients
                .findByIds(List.of(request.accountId()))
                .blockOptional()
                .orElseThrow()
                .get(request.accountId());
        if (person instanceof Recipient.Known known) {
            applyResult(request, lists.removeAddress(known.address(), request.reason()));
        } else {
            // Erased meanwhile: there is no address left.
            table.dropRequest(request.accountId()).block();
        }
    }

    private void applyResult(RemovalRequest request, SendGridSuppressionClient.ListRemovalResult result) {
        switch (result) {
            case SendGridSuppressionClient.ListRemovalResult.Off off ->
                transactions.transactional(publishLifted(request.accountId())).block();
            case SendGridSuppressionClient.ListRemovalResult.TryLater later ->
                scheduleRetry(request, settings.retryPause(request.tries()), later.words());
            case SendGridSuppressionClient.ListRemovalResult.Refused refused ->
                scheduleRetry(request, settings.afterRefusal(), refused.words());
        }
    }

    private Mono<Void> publishLifted(UUID account) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return table.markLifted(account, now).flatMap(by -> outbox.append(new SuppressionLifted(account, by, now)));
        });
    }

    private void scheduleRetry(RemovalRequest request, Duration pause, String trouble) {
        LOG.warn("The suppression of {} is not lifted yet: {}", request.accountId(), trouble);
        table.scheduleRetry(request.accountId(), clock.instant().plus(pause), trouble)
                .block();
    }
}
