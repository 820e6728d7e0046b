package io.latchkey.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.AccountStack;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import io.latchkey.platform.keys.UuidFactory;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a complete sign-in writes, and that it writes nothing for an account that is not what it was. */
class SignInSuccessLogIT {

    private static final String PARAMETERS = "$argon2id$v=19$m=19456,t=2,p=1$";

    private final AccountStack stack = AccountStack.shared();
    private final SignInSuccessLog successes = stack.bean(SignInSuccessLog.class);
    private final AccountRepository accounts = stack.bean(AccountRepository.class);

    private final String address = "address-" + UuidFactory.nextUuid();
    private final String network = "network-" + UuidFactory.nextUuid();
    private final Account account = Account.createInvited(UuidFactory.nextUuid(), 1)
            .withPassword(PARAMETERS + "one", stack.clock().instant(), null);

    /** Each change that an account can see. */
    static Stream<UnaryOperator<Account>> changes() {
        return Stream.of(
                account -> account.withPassword(
                        PARAMETERS + "another",
                        Objects.requireNonNull(account.credential().since()),
                        null),
                account -> account.withLifecycleState(2, AccountLifecycleState.DISABLED),
                account -> account.withTwoFactor(2, TwoFactorStatus.REQUIRED),
                account -> account.withAddressChanged(2),
                account -> account.withEnrolledFactor(null));
    }

    @Test
    void theFailuresBeforeItAreForgottenInTheStatementOfItsEvent() {
        accounts.save(List.of(account)).block();

        assertThat(recordUnlessChanged(null, admit())).isTrue();
        assertThat(throttle()).containsExactly("NETWORK 0");
        assertThat(notices()).containsExactly("FIRST_SIGN_IN");

        assertThat(recordUnlessChanged(new KnownDevice("digest-of-a-known-browser", 1, false), admit()))
                .isTrue();
        assertThat(notices()).containsExactly("FIRST_SIGN_IN");

        assertThat(recordUnlessChanged(null, admit())).isTrue();
        assertThat(notices()).containsExactly("FIRST_SIGN_IN", "NEW_BROWSER");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothingIsWrittenForAnAccountThatHasChangedMeanwhile(UnaryOperator<Account> change) {
        accounts.save(List.of(account)).block();
        var admitted = admit();
        accounts.save(List.of(change.apply(account))).block();
        long events = events();

        assertThat(recordUnlessChanged(null, admitted)).isFalse();

        assertThat(events()).isEqualTo(events);
        assertThat(throttle()).containsExactly("ADDRESS 1", "CONSECUTIVE 1", "NETWORK 1");
        assertThat(notices()).isEmpty();
    }

    private ThrottleDecision.Admitted admit() {
        var buckets = List.of(
                ThrottleBucket.forNetwork(network),
                ThrottleBucket.forAddress(address),
                ThrottleBucket.forConsecutive(address));
        return (ThrottleDecision.Admitted) Objects.requireNonNull(
                stack.bean(AttemptThrottle.class).admit(buckets, false).block());
    }

    private boolean recordUnlessChanged(@Nullable KnownDevice device, ThrottleDecision.Admitted admitted) {
        var context = new SecurityEventContext(account.accountId(), address, network);
        var success = new SignInSuccess(context, account, device, SignInFactor.PASSWORD);
        return Objects.requireNonNull(
                successes.recordUnlessChanged(success, admitted).block());
    }

    private long events() {
        return stack.rows().number("SELECT last_value FROM outbox_id_seq");
    }

    private List<String> throttle() {
        return stack.rows()
                .rows("SELECT kind || ' ' || failures FROM throttle WHERE key IN ('" + address + "', '" + network
                        + "') ORDER BY 1");
    }

    private List<String> notices() {
        return stack.rows()
                .rows("SELECT kind FROM account_notice WHERE account_id = '" + account.accountId() + "' ORDER BY 1");
    }
}
