package io.latchkey.account.inbound;

import io.latchkey.account.inbound.AccountChangeSet.AccountStateChange;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.reset.PasswordLinkChangeSet;
import io.latchkey.account.reset.PasswordLinkRepository;
import io.latchkey.account.secondfactor.SecondFactorChangeSet;
import io.latchkey.account.secondfactor.TotpEnrolment;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventTopics;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.InboundRecord;
import io.latchkey.messaging.consume.TopicSubscription;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies a batch of facts in a handful of statements: the accounts are locked and read, what each fact means is
 * decided in memory, the result is written; however many facts there are.
 */
@Component
class AccountFactHandler implements EventHandler {

    private final AccountRepository accounts;
    private final PasswordLinkRepository passwordLinks;
    private final TotpEnrolment enrolments;
    private final AttemptThrottle throttle;
    private final Outbox outbox;
    private final InstantSource clock;

    AccountFactHandler(
            AccountRepository accounts,
            PasswordLinkRepository passwordLinks,
            TotpEnrolment enrolments,
            AttemptThrottle throttle,
            Outbox outbox,
            InstantSource clock) {
        this.accounts = accounts;
        this.passwordLinks = passwordLinks;
        this.enrolments = enrolments;
        this.throttle = throttle;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public TopicSubscription subscription() {
        return TopicSubscription.byInbox(EventTopics.ACCOUNT_EVENTS);
    }

    @Override
    public Mono<Void> handle(List<InboundRecord> batch) {
        List<EventEnvelope<AccountFact>> facts =
                InboundRecord.eventsOf(batch, AccountFact.class).toList();
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        Set<UUID> ids = facts.stream().map(fact -> fact.event().accountId()).collect(Collectors.toSet());
        Instant earliest = facts.stream()
                .map(fact -> fact.event().at())
                .min(Instant::compareTo)
                .orElseThrow();
        return accounts.lockForUpdate(ids)
                .flatMap(locked -> passwordLinks.loadChangeSet(ids, earliest).flatMap(links -> {
                    Instant now = clock.instant();
                    var changeSet = new AccountChangeSet(locked, now);
                    var ended = new SecondFactorChangeSet();
                    var applier = new AccountFactApplier(changeSet, links, ended, now);
                    facts.forEach(applier::apply);
                    return enrolments
                            .endFactors(ended)
                            // Wrong codes of a factor that is gone say nothing about the next.
                            .then(throttle.forgetCodes(ended.removedAccounts()))
                            .then(saveAndPublish(changeSet, links));
                }));
    }

    private Mono<Void> saveAndPublish(AccountChangeSet changeSet, PasswordLinkChangeSet links) {
        List<AccountStateChange> changes = changeSet.stateChanges();
        // An erasure is the last change of its account: nothing of it can come after the tombstone.
        return accounts.save(changeSet.changedAccounts())
                .then(passwordLinks.save(links))
                .then(outbox.append(changes.stream()
                        .filter(change -> !change.isErased())
                        .map(change -> change.toEnvelope(outbox))
                        .toList()))
                .thenMany(Flux.fromIterable(changes).filter(AccountStateChange::isErased))
                .concatMap(change -> outbox.appendTombstone(
                        EventTopics.ACCOUNT_STATE, change.account().accountId()))
                .then();
    }
}
