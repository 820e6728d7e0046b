package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.directory.AddressOutbox;
import io.latchkey.gateway.directory.ResetRequest;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.trace.TraceContext;
import java.time.Clock;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Requests a link to a new password for an address. */
@Component
final class PasswordResetRequester {
    private final AddressOutbox outbox;
    private final AttemptOriginResolver origins;
    private final Clock clock;

    PasswordResetRequester(AddressOutbox outbox, AttemptOriginResolver origins, Clock clock) {
        this.outbox = outbox;
        this.origins = origins;
        this.clock = clock;
    }

    /** Completes once the request is committed, the same way whether the address has an account or not. */
    Mono<Void> requestLink(EmailAddress address, ServerHttpRequest request) {
        return Mono.deferContextual(context -> {
            AttemptOrigin origin = origins.resolveOrigin(address, request);
            return outbox.append(new ResetRequest(
                    UuidFactory.nextUuid(),
                    address,
                    origin.addressDigest(),
                    origin.networkDigest(),
                    clock.instant(),
                    TraceContext.traceparentOrNew(context)));
        });
    }
}
