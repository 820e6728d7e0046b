package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SecurityEvent.AccessRequested;
import io.latchkey.gateway.directory.AccountCreator;
import io.latchkey.gateway.directory.AccountCreator.CreationResult;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Requests for an account: put by anybody, decided by executives. Whether the address has an account, putting never asks. */
@Component
public final class AccessRequestService {
    private final AccessRequestTable requests;
    private final AccountDirectory directory;
    private final AccountCreator creator;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccessRequestService(
            AccessRequestTable requests,
            AccountDirectory directory,
            AccountCreator creator,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.requests = requests;
        this.directory = directory;
        this.creator = creator;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The request as it came, read; fails with 400, naming everything that is wrong with it. */
    AccessRequest read(NewAccessRequest typed, PageLanguages languages) {
        return typed.toAccessRequest(UuidFactory.nextUuid(), clock.instant(), languages);
    }

    /** One that replaces an open one is no news to executives. */
    Mono<Void> submit(AccessRequest request) {
        return transaction.transactional(requests.upsert(request)
                .filter(id -> id.equals(request.id()))
                .flatMap(id -> outbox.append(new AccessRequested(id, request.requestedAt()))));
    }

    /** Those that wait, newest first. */
    public Mono<List<AccessRequest>> findPending() {
        return requests.findNewest();
    }

    /** Creates the account as an executive would, and its first mail with it. */
    public Mono<ApprovalResult> approve(UUID id, UUID executive) {
        return transaction.transactional(requests.lockById(id)
                .flatMap(request -> creator.create(toProfile(request), executive)
                        .flatMap(creation -> completeApproval(id, creation)))
                .defaultIfEmpty(new ApprovalResult.NoSuchRequest()));
    }

    /** False when there is no such request. */
    public Mono<Boolean> decline(UUID id) {
        return transaction.transactional(requests.lockById(id)
                .flatMap(request -> requests.delete(id)
                        .then(Mono.defer(() -> queueDeclineNotice(request)))
                        .thenReturn(true))
                .defaultIfEmpty(false));
    }

    /** Nothing that came from this address stays; joins the caller's transaction. */
    public Mono<Void> forgetAddress(EmailAddress address) {
        return requests.deleteByAddress(address);
    }

    private Mono<ApprovalResult> completeApproval(UUID id, CreationResult creation) {
        return switch (creation) {
            case CreationResult.Created created ->
                requests.delete(id).thenReturn(new ApprovalResult.Approved(created.accountId()));
            case CreationResult.EmailTaken taken -> Mono.just(new ApprovalResult.EmailTaken());
        };
    }

    /** Only where there is no account: a holder gets no notice. */
    private Mono<Void> queueDeclineNotice(AccessRequest request) {
        return directory
                .findByAddress(new EmailAddress(request.email()))
                .hasElement()
                .flatMap(known -> known ? Mono.empty() : requests.insertNotice(request, clock.instant()));
    }

    private static UserProfile toProfile(AccessRequest request) {
        return new UserProfile(
                new EmailAddress(request.email()), request.displayName(), request.locale(), Set.of(AccountRole.USER));
    }

    /** The result of approving a request. */
    public sealed interface ApprovalResult {
        /** The account exists, and the request is no more. */
        record Approved(UUID accountId) implements ApprovalResult {}

        /** The address has an account; the request still waits. */
        record EmailTaken() implements ApprovalResult {}

        /** There is no such request, or another executive has decided about it. */
        record NoSuchRequest() implements ApprovalResult {}
    }
}
