package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.AccessRequested;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.Creating;
import io.latchkey.gateway.directory.Creation;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.directory.Person;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Requests for an account: put by anybody, decided by executives. Whether the address has an account, putting never asks. */
@Component
public final class AccessRequests {
    private final AccessRequestTable requests;
    private final CourtesyTable courtesies;
    private final Directory directory;
    private final Creating creating;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccessRequests(
            AccessRequestTable requests,
            CourtesyTable courtesies,
            Directory directory,
            Creating creating,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.requests = requests;
        this.courtesies = courtesies;
        this.directory = directory;
        this.creating = creating;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One that replaces an open one is no news to executives. */
    Mono<Void> put(AccessRequest request) {
        return transaction.transactional(requests.put(request)
                .filter(id -> id.equals(request.id()))
                .flatMap(id -> outbox.append(new AccessRequested(id, request.requestedAt()))));
    }

    /** Those that wait, newest first. */
    public Mono<List<AccessRequest>> waiting() {
        return requests.newest();
    }

    /** Creates the account as an executive would, and its first mail with it. */
    public Mono<Approval> approve(UUID id, UUID executive) {
        return transaction.transactional(requests.lock(id)
                .flatMap(request ->
                        creating.create(person(request), executive).flatMap(creation -> settle(id, creation)))
                .defaultIfEmpty(new Approval.NoSuchRequest()));
    }

    /** False when there is no such request. */
    public Mono<Boolean> decline(UUID id) {
        return transaction.transactional(requests.lock(id)
                .flatMap(request -> requests.delete(id)
                        .then(Mono.defer(() -> sayNo(request)))
                        .thenReturn(true))
                .defaultIfEmpty(false));
    }

    /** Nothing that came from this address stays; joins the caller's transaction. */
    public Mono<Void> forget(EmailAddress address) {
        return requests.forget(address).then(Mono.defer(() -> courtesies.forget(address)));
    }

    private Mono<Approval> settle(UUID id, Creation creation) {
        return switch (creation) {
            case Creation.Created created -> requests.delete(id).thenReturn(new Approval.Approved(created.accountId()));
            case Creation.EmailTaken taken -> Mono.just(new Approval.EmailTaken());
        };
    }

    /** Only where there is no account: its holder has nothing to be told. */
    private Mono<Void> sayNo(AccessRequest request) {
        return directory
                .byAddress(new EmailAddress(request.email()))
                .hasElement()
                .flatMap(known -> known ? Mono.empty() : courtesies.insert(request, clock.instant()));
    }

    private static Person person(AccessRequest request) {
        return new Person(
                new EmailAddress(request.email()), request.displayName(), request.locale(), Set.of(Role.USER));
    }
}
