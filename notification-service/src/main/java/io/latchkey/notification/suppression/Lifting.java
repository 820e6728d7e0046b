package io.latchkey.notification.suppression;

import io.latchkey.contracts.SuppressionLifted;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.channel.ListAnswer;
import io.latchkey.notification.channel.SendGridLists;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.Recipients;
import io.latchkey.notification.suppression.LiftTable.Wish;
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
final class Lifting {

    private static final Logger LOG = LoggerFactory.getLogger(Lifting.class);
    private static final int AT_ONCE = 20;

    private final LiftTable table;
    private final Recipients recipients;
    private final SendGridLists lists;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final LiftSettings settings;
    private final Clock clock;

    Lifting(
            LiftTable table,
            Recipients recipients,
            SendGridLists lists,
            Outbox outbox,
            TransactionalOperator transactions,
            LiftSettings settings,
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
    int once() {
        Instant now = clock.instant();
        List<Wish> due = table.take(AT_ONCE, now, now.plus(settings.lease()))
                .collectList()
                .blockOptional()
                .orElseThrow();
        due.forEach(this::carryOut);
        return due.size();
    }

    private void carryOut(Wish wish) {
        Recipient person = recipients
                .find(List.of(wish.accountId()))
                .blockOptional()
                .orElseThrow()
                .get(wish.accountId());
        if (person instanceof Recipient.Known known) {
            settle(wish, lists.takeOff(known.address(), wish.reason()));
        } else {
            // Erased meanwhile: nobody is left to write to.
            table.drop(wish.accountId()).block();
        }
    }

    private void settle(Wish wish, ListAnswer answer) {
        switch (answer) {
            case ListAnswer.Off off ->
                transactions.transactional(lifted(wish.accountId())).block();
            case ListAnswer.TryLater later -> postpone(wish, settings.afterTries(wish.tries()), later.words());
            case ListAnswer.Refused refused -> postpone(wish, settings.afterRefusal(), refused.words());
        }
    }

    private Mono<Void> lifted(UUID account) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return table.lift(account, now).flatMap(by -> outbox.append(new SuppressionLifted(account, by, now)));
        });
    }

    private void postpone(Wish wish, Duration pause, String trouble) {
        LOG.warn("The suppression of {} is not lifted yet: {}", wish.accountId(), trouble);
        table.await(wish.accountId(), clock.instant().plus(pause), trouble).block();
    }
}
