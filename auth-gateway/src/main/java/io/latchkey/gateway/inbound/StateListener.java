package io.latchkey.gateway.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SuppressionEvent;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.directory.StateCopy;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.Received;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes over what account-service says of each account, where it is newer than what is known. */
@Component
final class StateListener implements EventHandler {
    private final Directory directory;

    StateListener(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        return Flux.fromIterable(batch).concatMap(this::apply).then();
    }

    private Mono<Void> apply(Received received) {
        return switch (received) {
            case Received.Of record -> apply(record.envelope().event());
            // An account leaves the directory by the gateway's own word alone.
            case Received.Tombstone tombstone -> Mono.empty();
        };
    }

    private Mono<Void> apply(Event event) {
        return switch (event) {
            case AccountState state -> directory.applyState(state.accountId(), copy(state));
            case AccountFact fact -> Mono.empty();
            case AccountProfile profile -> Mono.empty();
            case SecurityEvent security -> Mono.empty();
            case EmailEvent email -> Mono.empty();
            case SuppressionEvent suppression -> Mono.empty();
        };
    }

    private static StateCopy copy(AccountState state) {
        return new StateCopy(state.version(), state.status(), state.twoFactor(), state.passwordSetAt());
    }
}
