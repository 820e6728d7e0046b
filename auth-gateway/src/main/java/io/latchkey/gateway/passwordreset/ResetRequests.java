package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.PasswordResetForUnknownAddress;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RequestedBy;
import io.latchkey.gateway.digest.Digests;
import io.latchkey.gateway.directory.AddressFacts;
import io.latchkey.messaging.Identifiers;
import io.latchkey.messaging.TraceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Somebody forgot a password and asks for a link. */
@Component
final class ResetRequests {
    private final AddressFacts facts;
    private final Digests digests;
    private final Clock clock;

    ResetRequests(AddressFacts facts, Digests digests, Clock clock) {
        this.facts = facts;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * Completes once the request is committed, the same way whether the address has an account or not.
     *
     * @param network where it came from, as {@code ClientNetworks} tells it
     */
    Mono<Void> ask(EmailAddress address, String network) {
        return Mono.deferContextual(context -> {
            UUID requestId = Identifiers.next();
            Instant at = clock.instant();
            @Nullable String trace = TraceContext.current(context);
            var known = new PasswordResetRequested(
                    requestId, AddressFacts.ACCOUNT, AddressFacts.PROFILE_VERSION, RequestedBy.HOLDER, null, at);
            var unknown = new PasswordResetForUnknownAddress(
                    requestId, digests.ofAddress(address), digests.ofNetwork(network), at);
            return facts.append(address, envelope(requestId, known, trace), envelope(requestId, unknown, trace));
        });
    }

    private static <E extends Event> EventEnvelope<E> envelope(UUID id, E event, @Nullable String trace) {
        return new EventEnvelope<>(id, EventSource.AUTH_GATEWAY.path(), event.at(), trace, event);
    }
}
