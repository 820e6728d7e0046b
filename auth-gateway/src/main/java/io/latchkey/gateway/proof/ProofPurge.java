package io.latchkey.gateway.proof;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes what is remembered of solutions whose challenges are over: nobody could use them again anyway. */
@Component
class ProofPurge {
    private final ProofTable proofs;
    private final Clock clock;

    ProofPurge(ProofTable proofs, Clock clock) {
        this.proofs = proofs;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${latchkey.proof.purge-every}", initialDelayString = "${latchkey.proof.purge-every}")
    Mono<Long> purgeExpired() {
        return Mono.defer(() -> proofs.deleteExpired(clock.instant()));
    }
}
