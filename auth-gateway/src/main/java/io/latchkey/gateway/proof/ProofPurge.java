package io.latchkey.gateway.proof;

import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes what is remembered of solutions whose challenges are over: nobody could use them again anyway. */
@Component
class ProofPurge extends FixedDelayTask {
    private final ProofTable proofs;
    private final Clock clock;

    ProofPurge(ProofTable proofs, Clock clock, @Value("${latchkey.proof.purge-every}") Duration every) {
        super("proof-purge", every);
        this.proofs = proofs;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> runTask() {
        return Mono.defer(() -> proofs.deleteExpired(clock.instant()));
    }
}
