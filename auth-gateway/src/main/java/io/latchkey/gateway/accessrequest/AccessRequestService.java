package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.AccountCreator;
import io.latchkey.gateway.directory.AccountCreator.CreationResult;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.UserProfile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Requests for an account as executives decide about them; one that has expired is no more. */
@Component
public final class AccessRequestService {
    private final OpenRequests requests;
    private final DeclineNoticeTable notices;
    private final AccountDirectory directory;
    private final AccountCreator creator;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccessRequestService(
            OpenRequests requests,
            DeclineNoticeTable notices,
            AccountDirectory directory,
            AccountCreator creator,
            TransactionalOperator transaction,
            Clock clock) {
        this.requests = requests;
        this.notices = notices;
        this.directory = directory;
        this.creator = creator;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those that wait, newest first. */
    public Mono<AccessRequestPage> findPage(@Nullable AccessRequestCursor after, int limit) {
        return requests.findPage(after, limit, clock.instant());
    }

    /** Creates the account as an executive would, and its first mail with it. */
    public Mono<ApprovalResult> approve(UUID id, UUID executive) {
        return transaction.transactional(requests.lockById(id, clock.instant())
                .flatMap(request -> creator.create(toProfile(request), executive)
                        .flatMap(creation -> completeApproval(id, creation)))
                .defaultIfEmpty(new ApprovalResult.NoSuchRequest()));
    }

    /** False when there is no such request. */
    public Mono<Boolean> decline(UUID id) {
        Instant now = clock.instant();
        return transaction.transactional(requests.lockById(id, now)
                .flatMap(request -> requests.delete(id)
                        .then(Mono.defer(() -> queueDeclineNotice(request, now)))
                        .thenReturn(true))
                .defaultIfEmpty(false));
    }

    /** Nothing that came from this address stays; joins the caller's transaction. */
    public Mono<Void> forgetAddress(EmailAddress address) {
        return requests.deleteByAddress(address).then(Mono.defer(() -> notices.deleteByAddress(address)));
    }

    private Mono<ApprovalResult> completeApproval(UUID id, CreationResult creation) {
        return switch (creation) {
            case CreationResult.Created created ->
                requests.delete(id).thenReturn(new ApprovalResult.Approved(created.accountId()));
            case CreationResult.EmailTaken taken -> Mono.just(new ApprovalResult.EmailTaken());
        };
    }

    /** Only where there is no account: a holder gets no notice. */
    private Mono<Void> queueDeclineNotice(AccessRequest request, Instant now) {
        return directory
                .findByAddress(request.address())
                .hasElement()
                .flatMap(known -> known ? Mono.empty() : notices.insert(request, now));
    }

    private static UserProfile toProfile(AccessRequest request) {
        return new UserProfile(request.address(), request.displayName(), request.locale(), Set.of(AccountRole.USER));
    }

    /**
     * One page, newest first.
     *
     * @param next where the next one begins; null when this is the last
     * @param refused how many were not taken, as many waited as may, within the time that a request waits
     */
    public record AccessRequestPage(
            List<AccessRequest> requests, @Nullable AccessRequestCursor next, long refused) {

        static AccessRequestPage of(List<AccessRequest> oneMore, int limit, long refused) {
            List<AccessRequest> shown = oneMore.subList(0, Math.min(limit, oneMore.size()));
            return new AccessRequestPage(
                    List.copyOf(shown),
                    oneMore.size() > limit ? AccessRequestCursor.of(shown.getLast()) : null,
                    refused);
        }
    }

    /** The result of approving a request. */
    public sealed interface ApprovalResult {
        /** The account exists, and the request is no more. */
        record Approved(UUID accountId) implements ApprovalResult {}

        /** The address has an account; the request still waits. */
        record EmailTaken() implements ApprovalResult {}

        /** There is no such request: decided about, replaced by a newer one of its address, or expired. */
        record NoSuchRequest() implements ApprovalResult {}
    }
}
