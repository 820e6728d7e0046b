package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.SecurityEvent.PasswordResetForUnknownAddress;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.directory.AddressOutbox;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.trace.TraceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
            UUID requestId = UuidFactory.nextUuid();
            Instant at = clock.instant();
            @Nullable String trace = TraceContext.currentTraceparent(context);
            var known = new PasswordResetRequested(
                    requestId, AddressOutbox.ACCOUNT, AddressOutbox.PROFILE_VERSION, RequestedBy.HOLDER, null, at);
            AttemptOrigin origin = origins.resolveOrigin(address, request);
            var unknown =
                    new PasswordResetForUnknownAddress(requestId, origin.addressDigest(), origin.networkDigest(), at);
            return outbox.append(address, wrapEvent(requestId, known, trace), wrapEvent(requestId, unknown, trace));
        });
    }

    private static <E extends Event> EventEnvelope<E> wrapEvent(UUID id, E event, @Nullable String trace) {
        return new EventEnvelope<>(id, EventSource.AUTH_GATEWAY.sourcePath(), event.at(), trace, event);
    }
}
