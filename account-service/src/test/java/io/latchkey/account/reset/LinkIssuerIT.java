package io.latchkey.account.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.AccountStack;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.internal.LinksOperation.LinkCause;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinksRequest;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A link that is asked for before its cause was applied. */
class LinkIssuerIT {

    private final AccountStack stack = AccountStack.shared();

    @Test
    void isIssuedAsSoonAsItsCauseIsAppliedWithoutAnotherQuestion() throws Exception {
        UUID account = UuidFactory.nextUuid();
        UUID cause = UuidFactory.nextUuid();
        var request = new LinksRequest(List.of(new LinkCause(cause, account)));
        // Far longer than anything here takes: only the commit can end the wait.
        var answer = stack.bean(LinkIssuer.class)
                .resolveLinks(request, Duration.ofHours(1))
                .toFuture();

        stack.happen(AccountStack.fromGateway(
                cause,
                new AccountCreated(
                        account,
                        1,
                        1,
                        AccountLocale.ENGLISH,
                        Set.of(AccountRole.USER),
                        null,
                        stack.clock().instant())));

        assertThat(answer.get(60, TimeUnit.SECONDS).links()).singleElement().isInstanceOf(LinkOutcome.LinkIssued.class);
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
}
