package io.latchkey.gateway.proof;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.platform.keys.SharedKeySet;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How proof of work is asked for.
 *
 * @param keys sign the challenges ({@code LATCHKEY_PROOF_KEYS})
 * @param maxNumber a solver tries half as many hashes on average
 * @param lifetime of a challenge
 * @param waitInstead what a form without scripts is told
 * @param purgeEvery how often used solutions of the past are deleted
 */
@ConfigurationProperties("latchkey.proof")
record ProofSettings(SharedKeySet keys, long maxNumber, Duration lifetime, Duration waitInstead, Duration purgeEvery) {
    ProofSettings {
        requireThat(
                maxNumber >= 1 && maxNumber <= Integer.MAX_VALUE && lifetime.isPositive() && waitInstead.isPositive(),
                "latchkey.proof: max-number, lifetime and wait-instead must be positive");
    }
}
