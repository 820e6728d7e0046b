package io.latchkey.account.password;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a hash costs and how many may wait for one.
 *
 * @param memoryKib Argon2id memory; at least 19456 (OWASP's minimum with two passes)
 * @param iterations passes over it; at least 2
 * @param parallelism lanes; at least 1
 * @param threads hashes at a time; 0 for as many as there are cores
 * @param queue hashes that may wait for a thread
 * @param patience how long a caller's hash may wait to begin
 */
@ConfigurationProperties("latchkey.password")
record PasswordSettings(int memoryKib, int iterations, int parallelism, int threads, int queue, Duration patience) {

    private static final int LEAST_MEMORY_KIB = 19456;

    public PasswordSettings {
        requireThat(memoryKib >= LEAST_MEMORY_KIB, "memory-kib must be at least " + LEAST_MEMORY_KIB);
        requireThat(iterations >= 2, "iterations must be at least 2");
        requireThat(parallelism >= 1, "parallelism must be at least 1");
        requireThat(threads >= 0, "threads must not be negative (0: as many as cores)");
        requireThat(queue >= 1, "queue must be at least 1");
        requireThat(patience.isPositive(), "patience must be positive");
    }

    int threadsOrCores() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
