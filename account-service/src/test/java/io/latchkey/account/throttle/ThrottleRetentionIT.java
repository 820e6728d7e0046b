package io.latchkey.account.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.AccountStack;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is forgotten goes, and nothing sooner. */
class ThrottleRetentionIT {

    private final AccountStack stack = AccountStack.shared();

    @Test
    void aRowGoesOnceItsLastFailureCountsForNothing() {
        Instant now = stack.clock().instant();
        String counts = row(now.minus(Duration.ofHours(24)));
        String counted = row(now.minus(Duration.ofHours(24)).minusMillis(1));
        stack.bean(ThrottleRetention.class).runTask().block();
        assertThat(stack.rows().rows("SELECT key FROM throttle WHERE key IN ('" + counts + "', '" + counted + "')"))
                .containsExactly(counts);
    }

    @Test
    void itComesByItselfEveryHourAndThatOfChallengesAndEnrolmentsEveryFiveMinutes() {
        var tasks = stack.beans(FixedDelayTask.class);

        assertThat(tasks).allMatch(FixedDelayTask::isRunning);
        assertThat(tasks)
                .extracting(task -> task.getClass().getSimpleName() + " " + task.pause())
                .contains("ThrottleRetention PT1H", "ChallengeRetention PT5M", "EnrolmentRetention PT5M");
    }

    @Test
    void whatHoldsUntilALinkIsRedeemedStaysAYear() {
        Instant now = stack.clock().instant();
        String counts = row("CONSECUTIVE", now.minus(Duration.ofDays(365)));
        String counted = row("CONSECUTIVE", now.minus(Duration.ofDays(365)).minusMillis(1));
        stack.bean(ThrottleRetention.class).runTask().block();
        assertThat(stack.rows().rows("SELECT key FROM throttle WHERE key IN ('" + counts + "', '" + counted + "')"))
                .containsExactly(counts);
    }

    private String row(Instant last) {
        return row("ADDRESS", last);
    }

    private String row(String kind, Instant last) {
        String key = "address-" + UuidFactory.nextUuid();
        stack.rows()
                .execute("INSERT INTO throttle (kind, key, failures, since, last_at) VALUES ('" + kind + "', '" + key
                        + "', 3, '" + last + "', '" + last + "')");
        return key;
    }
}
