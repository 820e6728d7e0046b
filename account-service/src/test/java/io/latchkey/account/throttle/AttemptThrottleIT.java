package io.latchkey.account.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.AccountStack;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Attempts that all saw a place left before any of them took it. */
class AttemptThrottleIT {

    private static final int TOGETHER = 4;

    private final AccountStack stack = AccountStack.shared();
    private final AttemptThrottle throttle = stack.bean(AttemptThrottle.class);

    private final String address = "address-" + UuidFactory.nextUuid();
    private final String network = "network-" + UuidFactory.nextUuid();
    private final List<ThrottleBucket> buckets = List.of(
            ThrottleBucket.forConsecutive(address),
            ThrottleBucket.forAddress(address),
            ThrottleBucket.forNetwork(network));

    @Test
    void oneTakesItAndTheOthersCountNowhere() throws Exception {
        for (int i = 0; i < 9; i++) {
            throttle.admit(buckets, true).block();
        }
        var release = new CompletableFuture<Void>();
        var held = hold("CONSECUTIVE", address, release);
        var attempts = Stream.generate(() -> throttle.admit(buckets, true).toFuture())
                .limit(TOGETHER)
                .toList();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waiting() >= TOGETHER);
        release.complete(null);
        held.get();

        CompletableFuture.allOf(attempts.toArray(CompletableFuture[]::new)).get();
        assertThat(attempts.stream().map(CompletableFuture::join))
                .filteredOn(ThrottleDecision.Admitted.class::isInstance)
                .hasSize(1);
        assertThat(counts()).containsExactly("ADDRESS 10", "CONSECUTIVE 10", "NETWORK 10");
    }

    /** Locks a row until the end of a transaction that waits for the release. */
    private CompletableFuture<Void> hold(String kind, String key, CompletableFuture<Void> release) throws Exception {
        var locked = new CompletableFuture<Void>();
        Mono<Void> transaction = stack.bean(DatabaseClient.class)
                .sql("SELECT failures FROM throttle WHERE kind = :kind AND key = :key FOR UPDATE")
                .bind("kind", kind)
                .bind("key", key)
                .mapValue(Integer.class)
                .one()
                .doOnNext(row -> locked.complete(null))
                .then(Mono.fromFuture(release));
        var held = stack.bean(TransactionalOperator.class)
                .transactional(transaction)
                .toFuture();
        locked.get();
        return held;
    }

    private long waiting() {
        return stack.rows()
                .number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock'");
    }

    private List<String> counts() {
        return stack.rows()
                .rows("SELECT kind || ' ' || failures FROM throttle WHERE key IN ('" + address + "', '" + network
                        + "') ORDER BY 1");
    }
}
