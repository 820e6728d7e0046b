package io.latchkey.account.secondfactor;

import io.latchkey.contracts.AccountFact.RecoveryCodesReplaced;
import io.latchkey.contracts.SecretValue;
import io.latchkey.messaging.outbox.Outbox;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues recovery codes; they are shown once, and only their digests are stored. */
@Component
public class RecoveryCodeIssuer {

    private static final int COUNT = 10;

    private final RecoveryCodeTable table;
    private final Outbox outbox;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodeIssuer(RecoveryCodeTable table, Outbox outbox, InstantSource clock) {
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** As {@link #replace}, for a holder who asked for it: published as an event. */
    public Mono<List<SecretValue>> renew(UUID accountId) {
        return replace(accountId).flatMap(codes -> outbox.append(new RecoveryCodesReplaced(accountId, clock.instant()))
                .thenReturn(codes));
    }

    /** Ten new ones in the place of all there were, in the caller's transaction. */
    Mono<List<SecretValue>> replace(UUID accountId) {
        List<SecretValue> codes = Stream.generate(() -> RecoveryCodeFormat.generateCode(random))
                .limit(COUNT)
                .toList();
        List<String> digests = codes.stream()
                .map(code -> RecoveryCodeFormat.digestTyped(code).orElseThrow())
                .toList();
        return table.replaceAll(accountId, digests).thenReturn(codes);
    }

    Mono<Void> deleteByAccounts(Collection<UUID> accountIds) {
        return table.deleteByAccounts(accountIds);
    }
}
