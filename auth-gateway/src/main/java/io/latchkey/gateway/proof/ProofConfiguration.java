package io.latchkey.gateway.proof;

import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes what is remembered of solutions whose challenges are over: nobody could use them again anyway. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {
    @Bean
    FixedDelayTask proofPurge(ProofTable proofs, ProofSettings settings, Clock clock) {
        return FixedDelayTask.of("proof-purge", settings.purgeEvery(), () -> proofs.deleteExpired(clock.instant()));
    }
}
