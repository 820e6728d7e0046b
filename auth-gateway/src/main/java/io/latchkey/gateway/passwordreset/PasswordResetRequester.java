package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.SecurityEvent.PasswordResetForUnknownAddress;
import io.latchkey.gateway.attempt.KeyedDigests;
import io.latchkey.gateway.directory.AddressOutbox;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.trace.TraceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Requests a link to a new password for an address. */
@Component
final class PasswordResetRequester {
    private final AddressOutbox outbox;
    private final KeyedDigests digests;
    private final Clock clock;

    PasswordResetRequester(AddressOutbox outbox, KeyedDigests digests, Clock clock) {
        this.outbox = outbox;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * Completes once the request is committed, the same way whether the address has an account or not.
     *
     * @param network where it came from, as {@code ClientNetworkResolver} tells it
     */
    Mono<Void> requestLink(EmailAddress address, String network) {
        return Mono.deferContextual(context -> {
            UUID requestId = UuidFactory.nextUuid();
            Instant at = clock.instant();
            @Nullable String trace = TraceContext.currentTraceparent(context);
            var known = new PasswordResetRequested(
                    requestId, AddressOutbox.ACCOUNT, AddressOutbox.PROFILE_VERSION, RequestedBy.HOLDER, null, at);
            var unknown = new PasswordResetForUnknownAddress(
                    requestId, digests.digestAddress(address), digests.digestNetwork(network), at);
            return outbox.append(address, wrapEvent(requestId, known, trace), wrapEvent(requestId, unknown, trace));
        });
    }

    private static <E extends Event> EventEnvelope<E> wrapEvent(UUID id, E event, @Nullable String trace) {
        return new EventEnvelope<>(id, EventSource.AUTH_GATEWAY.sourcePath(), event.at(), trace, event);
    }
}
