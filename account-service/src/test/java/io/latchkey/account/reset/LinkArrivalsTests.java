package io.latchkey.account.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkArrivalsTests {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final LinkArrivals arrivals = new LinkArrivals();

    @Test
    void aCommitEndsTheWaitOfAllWhoWait() {
        var one = arrivals.awaitCommit(arrivals.countCommits(), LONG).toFuture();
        var other = arrivals.awaitCommit(arrivals.countCommits(), LONG).toFuture();
        assertThat(one).isNotDone();
        arrivals.announce();
        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
    }

    @Test
    void aCommitBetweenTheLookAndTheWaitIsNotMissed() {
        long seen = arrivals.countCommits();
        arrivals.announce();
        assertThat(arrivals.awaitCommit(seen, LONG).toFuture()).isCompleted();
    }

    @Test
    void whatWasCommittedBeforeTheLookEndsNoWait() {
        arrivals.announce();
        assertThat(arrivals.awaitCommit(arrivals.countCommits(), LONG).toFuture())
                .isNotDone();
    }

    @Test
    void theWaitEndsWhenItsTimeIsOver() {
        arrivals.awaitCommit(arrivals.countCommits(), Duration.ofMillis(1)).block(Duration.ofSeconds(30));
    }
}
