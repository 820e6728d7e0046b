package io.latchkey.account.inbound;

import io.latchkey.account.registry.Registry;
import io.latchkey.account.reset.LinkRequests;
import io.latchkey.account.reset.RequestBook;
import io.latchkey.account.secondfactor.FactorBook;
import io.latchkey.account.secondfactor.Factors;
import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.Topics;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.Received;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies a batch of facts in a handful of statements: the accounts are locked and read, what each fact means is
 * decided in memory, the result is written; however many facts there are.
 */
@Component
class AccountFacts implements EventHandler {

    private final Registry registry;
    private final LinkRequests requests;
    private final Factors factors;
    private final Outbox outbox;
    private final InstantSource clock;

    AccountFacts(Registry registry, LinkRequests requests, Factors factors, Outbox outbox, InstantSource clock) {
        this.registry = registry;
        this.requests = requests;
        this.factors = factors;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        List<EventEnvelope<AccountFact>> facts =
                batch.stream().flatMap(AccountFacts::fact).toList();
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        Set<UUID> ids = facts.stream().map(fact -> fact.event().accountId()).collect(Collectors.toSet());
        Instant earliest = facts.stream()
                .map(fact -> fact.event().at())
                .min(Instant::compareTo)
                .orElseThrow();
        return registry.lock(ids).flatMap(locked -> requests.open(ids, earliest).flatMap(links -> {
            Instant now = clock.instant();
            var accounts = new AccountBook(locked, now);
            var ended = new FactorBook();
            var work = new FactBatch(accounts, links, ended, now);
            facts.forEach(work::apply);
            return factors.save(ended).then(keep(accounts, links));
        }));
    }

    private Mono<Void> keep(AccountBook accounts, RequestBook links) {
        List<StateChange> changes = accounts.published();
        // An erasure is the last change of its account: nothing of it can come after the tombstone.
        return registry.save(accounts.touched())
                .then(requests.save(links))
                .then(outbox.append(changes.stream()
                        .filter(change -> !change.erased())
                        .map(change -> change.envelope(outbox))
                        .toList()))
                .thenMany(Flux.fromIterable(changes).filter(StateChange::erased))
                .concatMap(change -> outbox.appendTombstone(
                        Topics.ACCOUNT_STATE, change.account().accountId()))
                .then();
    }

    private static Stream<EventEnvelope<AccountFact>> fact(Received received) {
        return switch (received) {
            case Received.Of of ->
                of.envelope().event() instanceof AccountFact fact
                        ? Stream.of(new EventEnvelope<>(
                                of.envelope().id(),
                                of.envelope().source(),
                                of.envelope().time(),
                                of.envelope().traceparent(),
                                fact))
                        : Stream.empty();
            // The topic is kept by age: a tombstone on it means nothing.
            case Received.Tombstone none -> Stream.empty();
        };
    }
}
