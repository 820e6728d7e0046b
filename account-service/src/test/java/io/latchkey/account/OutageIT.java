package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.testkit.TestPostgres;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back. */
class OutageIT extends AccountStackFixture {

    @Test
    void whileTheDatabaseIsAwayCallersAreToldToComeBackAndAfterwardsAllIsWell() {
        UUID account = happenings.active();
        TestPostgres.sharedServer().kill();
        try {
            var answer = stack.api().signIn(InternalApi.facts(account, 1, "ENABLED"), Happenings.PASSWORD);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        } finally {
            TestPostgres.sharedServer().start();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> happenings.signIn(account, Happenings.PASSWORD).equals("VERIFIED"));
        assertThat(happenings.active()).isNotNull();
    }
}
