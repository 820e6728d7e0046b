package io.latchkey.gateway.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.PasswordChanged;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SuppressionEvent;
import io.latchkey.contracts.TwoFactorEnrolled;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.Received;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The backstop for sessions: whoever set a password or enrolled a second factor, and whatever died right after, what an
 * older credential opened ends here at the latest.
 */
@Component
final class CredentialsListener implements EventHandler {
    private final Directory directory;
    private final Sessions sessions;

    CredentialsListener(Directory directory, Sessions sessions) {
        this.directory = directory;
        this.sessions = sessions;
    }

    /** Whether sessions can end by it. */
    static boolean concerns(Event event) {
        return event instanceof PasswordChanged || event instanceof TwoFactorEnrolled;
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        return Flux.fromIterable(batch).concatMap(this::apply).then();
    }

    private Mono<Void> apply(Received received) {
        return switch (received) {
            case Received.Of record -> apply(record.envelope().event());
            case Received.Tombstone tombstone -> Mono.empty();
        };
    }

    private Mono<Void> apply(Event event) {
        return switch (event) {
            case PasswordChanged changed -> end(changed.accountId(), changed.credentialVersion());
            case TwoFactorEnrolled enrolled -> end(enrolled.accountId(), enrolled.credentialVersion());
            case AccountFact other -> Mono.empty();
            case AccountState state -> Mono.empty();
            case AccountProfile profile -> Mono.empty();
            case SecurityEvent security -> Mono.empty();
            case EmailEvent email -> Mono.empty();
            case SuppressionEvent suppression -> Mono.empty();
        };
    }

    private Mono<Void> end(UUID accountId, long credentialVersion) {
        return directory
                .raiseCredentialVersion(accountId, credentialVersion)
                .then(Mono.defer(() -> sessions.endOlder(accountId, credentialVersion)));
    }
}
