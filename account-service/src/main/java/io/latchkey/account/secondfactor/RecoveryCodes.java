package io.latchkey.account.secondfactor;

import io.latchkey.contracts.RecoveryCodesReplaced;
import io.latchkey.contracts.Secret;
import io.latchkey.messaging.outbox.Outbox;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes recovery codes; they are shown once, and only their digests stay. */
@Component
public class RecoveryCodes {

    private static final int COUNT = 10;

    private final RecoveryCodeTable table;
    private final Outbox outbox;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(RecoveryCodeTable table, Outbox outbox, InstantSource clock) {
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The holder wanted new ones: as {@link #replace}, and says so. */
    public Mono<List<Secret>> renew(UUID accountId) {
        return replace(accountId).flatMap(codes -> outbox.append(new RecoveryCodesReplaced(accountId, clock.instant()))
                .thenReturn(codes));
    }

    /** Ten new ones in the place of all there were, in the caller's transaction. */
    Mono<List<Secret>> replace(UUID accountId) {
        List<Secret> codes =
                Stream.generate(() -> RecoveryCode.fresh(random)).limit(COUNT).toList();
        List<String> digests = codes.stream()
                .map(code -> RecoveryCode.digest(code).orElseThrow())
                .toList();
        return table.replace(accountId, digests).thenReturn(codes);
    }
}
