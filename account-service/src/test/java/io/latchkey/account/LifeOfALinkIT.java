package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.keys.UuidFactory;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A link from the event that asks for it to the sign-in that follows. */
class LifeOfALinkIT {

    private final AccountStack stack = AccountStack.shared();

    @Test
    void aNewAccountGetsALinkThatSetsThePasswordItSignsInWith() {
        UUID account = UuidFactory.nextUuid();
        UUID cause = UuidFactory.nextUuid();
        stack.happen(stack.created(cause, account));

        String token = stack.api().token(account, cause);
        assertThat(stack.api().token(account, cause)).isEqualTo(token).hasSize(86);

        var redeemed = stack.api().redeem(token, "wandering teapot quartz");
        assertThat(redeemed.outcome()).isEqualTo("REDEEMED");
        assertThat(redeemed.body().get("credentialVersion").asLong()).isEqualTo(1);
        assertThat(stack.api()
                        .signIn(InternalApi.facts(account, 1, "ENABLED"), "wandering teapot quartz")
                        .outcome())
                .isEqualTo("VERIFIED");
        assertThat(stack.api()
                        .signIn(InternalApi.facts(account, 1, "ENABLED"), "wandering teapot Quartz")
                        .outcome())
                .isEqualTo("INVALID_CREDENTIALS");
    }
}
