package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.EventTopics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A change of address kills the credential, however the news comes; a password that was set after it lives. */
class AddressChangeIT extends AccountStackFixture {

    private static final String NEXT = "another teapot of quartz";

    @Test
    void thePasswordOfBeforeProvesNothingOnceTheFactIsHere() {
        UUID account = happenings.active();
        move(account, 2);
        assertThat(signIn(account, 2, Happenings.PASSWORD, null)).isEqualTo("INVALID_CREDENTIALS");
        assertThat(version(account)).isEqualTo(2);
    }

    @Test
    void thePasswordOfBeforeProvesNothingWhileTheFactIsUnderWay() {
        UUID account = happenings.active();
        assertThat(signIn(account, 2, Happenings.PASSWORD, 2L)).isEqualTo("INVALID_CREDENTIALS");
        assertThat(change(account, 2L)).isEqualTo("INVALID_CREDENTIALS");
        assertThat(signIn(account, 1, Happenings.PASSWORD, null))
                .as("nothing moved for who knows nothing newer")
                .isEqualTo("VERIFIED");
    }

    @Test
    void theLinkToTheNewAddressSetsAnotherPasswordAndALateFactRevokesItNot() {
        UUID account = happenings.active();
        UUID link = happenings.link(account);
        Map<String, Object> moved = facts(account, 1, 2L);
        var redeemed = stack.api().redeem(stack.api().token(account, link), NEXT, Map.of("facts", moved));
        assertThat(redeemed.outcome()).isEqualTo("REDEEMED");
        move(account, 2);
        assertThat(signIn(account, 2, NEXT, 2L)).isEqualTo("VERIFIED");
    }

    @Test
    void theSamePasswordIsNotSetAgainAndTheAccountStaysActive() {
        UUID account = happenings.active();
        move(account, 2);
        String token = stack.api().token(account, happenings.link(account));
        var same = stack.api().redeem(token, Happenings.PASSWORD, Map.of("facts", facts(account, 2, 2L)));
        assertThat(same.response().body()).contains("PASSWORD_REJECTED", "same-as-before");
        stack.api().redeem(token, NEXT, Map.of("facts", facts(account, 2, 2L)));
        assertThat(signIn(account, 2, NEXT, 2L)).isEqualTo("VERIFIED");
        stack.rows().awaitOutboxEmpty();
        assertThat(stack.topics().of(EventTopics.ACCOUNT_STATE, account).stream()
                        .flatMap(Optional::stream)
                        .map(state -> ((AccountState) state).status()))
                .containsExactly(AccountStatus.INVITED, AccountStatus.ACTIVE, AccountStatus.ACTIVE);
    }

    @Test
    void anotherChangeOfTheProfileKillsNothing() {
        UUID account = happenings.active();
        stack.happen(AccountStack.fromGateway(
                new AccountChanged(account, 2, 2, Set.of(ChangedField.DISPLAY_NAME), account, happenings.now())));
        assertThat(signIn(account, 2, Happenings.PASSWORD, null)).isEqualTo("VERIFIED");
    }

    private void move(UUID account, long version) {
        stack.happen(AccountStack.fromGateway(
                new AccountChanged(account, version, version, Set.of(ChangedField.EMAIL), account, happenings.now())));
    }

    private String signIn(UUID account, long version, String password, @Nullable Long addressVersion) {
        return stack.api()
                .signIn(facts(account, version, addressVersion), password)
                .outcome();
    }

    private String change(UUID account, Long addressVersion) {
        return stack.api()
                .ask(
                        "password-changes",
                        Map.of(
                                "facts",
                                facts(account, 2, addressVersion),
                                "addressDigest",
                                InternalApi.address(account),
                                "networkDigest",
                                InternalApi.NETWORK,
                                "currentPassword",
                                Happenings.PASSWORD,
                                "newPassword",
                                NEXT,
                                "context",
                                List.of()))
                .outcome();
    }

    private long version(UUID account) {
        return stack.rows().number("SELECT credential_version FROM account WHERE account_id = '" + account + "'");
    }

    private static Map<String, Object> facts(UUID account, long version, @Nullable Long addressVersion) {
        Map<String, Object> facts = InternalApi.facts(account, version, "ENABLED");
        return addressVersion == null ? facts : Guesser.with(facts, "addressVersion", addressVersion);
    }
}
