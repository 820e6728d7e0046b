package io.latchkey.gateway.clients;

import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.DirectoryFacts.AccessStatus;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.PrivilegedRolePolicy;
import io.latchkey.platform.trace.ServiceTracer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** What the gateway asks of account-service: the operations of {@code contracts.internal} (infra/docs/adr/0005, 0008). */
@Component
public final class AccountServiceClient {
    private final InternalApiClient client;
    private final PrivilegedRolePolicy roles;

    AccountServiceClient(
            InternalClientSettings settings, ServiceTracer tracer, LoopResources loops, PrivilegedRolePolicy roles) {
        this.roles = roles;
        this.client = new InternalApiClient(
                "account-service", settings.accountUrl(), settings.accountKeys(), settings.timeLimit(), tracer, loops);
    }

    /** Never fails: any failure is {@link CallResult.Unavailable}. */
    public <Q, R> Mono<CallResult<R>> call(RequestReply<Q, R> operation, Q request) {
        return client.post(operation, request);
    }

    /** What the directory knows of an account; sent with each request, so that nothing is decided on older facts. A role that needs a second factor is one of them. */
    public DirectoryFacts factsOf(Account account) {
        Account.DirectoryState known = account.standing();
        return new DirectoryFacts(
                account.accountId(),
                known.version(),
                known.profileVersion(),
                known.enabled() ? AccessStatus.ENABLED : AccessStatus.DISABLED,
                roles.demandsFactor(account) ? TwoFactorStatus.REQUIRED : TwoFactorStatus.OFF,
                known.twoFactorVersion(),
                known.addressVersion() == 0 ? null : known.addressVersion());
    }
}
