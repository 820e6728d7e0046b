package io.latchkey.gateway.clients;

import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.directory.Account;
import io.latchkey.platform.trace.ServiceTracer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The line to account-service: every question carries the facts the gateway knows (infra/docs/adr/0005). */
@Component
final class AccountServiceTransport {
    private final InternalApiClient client;

    AccountServiceTransport(InternalClientSettings settings, ServiceTracer spans) {
        this.client = new InternalApiClient(
                "account-service", settings.accountUrl(), settings.accountKeys(), settings.timeLimit(), spans);
    }

    /** A question that begins with the facts; null: no such account is known here. */
    static Map<String, @Nullable Object> buildBody(@Nullable Account account) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("facts", account == null ? null : AccountSnapshot.fromAccount(account));
        return body;
    }

    /** The same, with what the attempt is counted by. */
    static Map<String, @Nullable Object> buildBody(@Nullable Account account, AttemptOrigin attempt) {
        Map<String, @Nullable Object> body = buildBody(account);
        body.put("addressDigest", attempt.addressDigest());
        body.put("networkDigest", attempt.networkDigest());
        return body;
    }

    <R> Mono<R> postRequest(
            String path,
            Map<String, @Nullable Object> body,
            Function<AccountServiceResponse, R> found,
            Function<Duration, R> away) {
        return client.post(
                path, body, new InternalApiClient.ResponseReader<>(AccountServiceResponse.class, found, away));
    }

    static IllegalStateException unknownOutcome() {
        return new IllegalStateException("account-service gave an outcome that is not known here");
    }

    /** What the gateway knows of an account travels with its question, so that nobody decides on older facts. */
    record AccountSnapshot(
            UUID accountId, long version, long profileVersion, String status, String twoFactor, long twoFactorVersion) {
        static AccountSnapshot fromAccount(Account account) {
            Account.DirectoryState standing = account.standing();
            return new AccountSnapshot(
                    account.accountId(),
                    standing.version(),
                    standing.profileVersion(),
                    standing.enabled() ? "ENABLED" : AccountStatus.DISABLED.name(),
                    standing.twoFactorRequired() ? "REQUIRED" : "OFF",
                    standing.twoFactorVersion());
        }
    }
}
