package io.latchkey.account.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.AccountStack;
import io.latchkey.contracts.internal.LinksOperation.LinkCause;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinksRequest;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A link that is asked for before its cause was applied. */
class LinkIssuerIT {

    private final AccountStack stack = AccountStack.shared();

    @Test
    void isAnsweredWithoutAnotherQuestionWhicheverReplicaAppliesItsCause() throws Exception {
        stack.replica();
        UUID account = UuidFactory.nextUuid();
        UUID cause = UuidFactory.nextUuid();
        var request = new LinksRequest(List.of(new LinkCause(cause, account)));
        var answers = stack.replicaBeans(LinkIssuer.class).stream()
                .map(issuer -> issuer.resolveLinks(request, Duration.ofHours(1)).toFuture())
                .toList();

        stack.happen(stack.created(cause, account));

        assertThat(answers).hasSizeGreaterThan(1);
        for (var answer : answers) {
            // A replica with other keys may find it void; none may say that it does not know it.
            assertThat(answer.get(60, TimeUnit.SECONDS).links())
                    .singleElement()
                    .isNotInstanceOf(LinkOutcome.LinkNotKnownYet.class);
        }
    }

    @Test
    void theReplicaThatAppliesACauseWakesWhoWaitsThere() {
        long before = countCommits();

        stack.happen(stack.created(UuidFactory.nextUuid(), UuidFactory.nextUuid()));

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> countCommits() > before);
    }

    @Test
    void isNotKnownYetOnceTheCallerWaitedLongEnough() {
        UUID cause = UuidFactory.nextUuid();
        var request = new LinksRequest(List.of(new LinkCause(cause, UuidFactory.nextUuid())));

        assertThat(stack.bean(LinkIssuer.class)
                        .resolveLinks(request, Duration.ofMillis(5))
                        .block(Duration.ofSeconds(60)))
                .extracting(response -> response.links().getFirst())
                .isEqualTo(new LinkOutcome.LinkNotKnownYet(cause));
    }

    private long countCommits() {
        return stack.replicaBeans(LinkArrivals.class).stream()
                .mapToLong(LinkArrivals::countCommits)
                .sum();
    }
}
