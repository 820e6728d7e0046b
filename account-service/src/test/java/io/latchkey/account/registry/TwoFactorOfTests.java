package io.latchkey.account.registry;

import static io.latchkey.contracts.AccountState.TwoFactorStatus.ENROLLED;
import static io.latchkey.contracts.AccountState.TwoFactorStatus.OFF;
import static io.latchkey.contracts.AccountState.TwoFactorStatus.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.DirectoryFacts.AccessStatus;
import io.latchkey.platform.keys.UuidFactory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TwoFactorOfTests {

    private final UUID id = UuidFactory.nextUuid();
    private final Account off = Account.createInvited(id, 5);
    private final Account enrolled = off.withTwoFactor(6, REQUIRED).withEnrolledFactor(null);

    @Test
    void factsThatAreNotNewerSayNothing() {
        assertThat(off.effectiveTwoFactor(null)).isEqualTo(OFF);
        assertThat(off.effectiveTwoFactor(facts(5, REQUIRED, null))).isEqualTo(OFF);
        assertThat(enrolled.effectiveTwoFactor(facts(6, OFF, 6L))).isEqualTo(ENROLLED);
    }

    @Test
    void newerOnesRequireAndRemoveAtOnce() {
        assertThat(off.effectiveTwoFactor(facts(6, REQUIRED, 6L))).isEqualTo(REQUIRED);
        assertThat(off.effectiveTwoFactor(facts(6, REQUIRED, null))).isEqualTo(REQUIRED);
        assertThat(enrolled.effectiveTwoFactor(facts(7, OFF, null))).isEqualTo(OFF);
    }

    @Test
    void anEnrolledAppIsAskedForUntilTheRequirementItselfIsNewer() {
        assertThat(enrolled.effectiveTwoFactor(facts(7, REQUIRED, 6L))).isEqualTo(ENROLLED);
        assertThat(enrolled.effectiveTwoFactor(facts(7, REQUIRED, null))).isEqualTo(ENROLLED);
        assertThat(enrolled.effectiveTwoFactor(facts(7, REQUIRED, 7L))).isEqualTo(REQUIRED);
        assertThat(enrolled.withEnrolledFactor(facts(7, REQUIRED, 7L)).effectiveTwoFactor(facts(7, REQUIRED, 7L)))
                .isEqualTo(ENROLLED);
    }

    @Test
    void aRoleRequiresAFactorThatNoFactEverDid() {
        assertThat(off.effectiveTwoFactor(facts(5, REQUIRED, 0L))).isEqualTo(REQUIRED);
        assertThat(off.effectiveTwoFactor(facts(4, REQUIRED, 0L))).as("stale").isEqualTo(OFF);
        Account byRole = off.withEnrolledFactor(facts(5, REQUIRED, 0L));
        assertThat(byRole.effectiveTwoFactor(facts(6, REQUIRED, 0L))).isEqualTo(ENROLLED);
    }

    @Test
    void theRoleTakenAwayLeavesTheFactorUntilAFactRemovesIt() {
        Account byRole = off.withEnrolledFactor(facts(5, REQUIRED, 0L));
        assertThat(byRole.effectiveTwoFactor(facts(6, OFF, 0L))).isEqualTo(ENROLLED);
        assertThat(byRole.effectiveTwoFactor(facts(7, OFF, 7L))).isEqualTo(OFF);
    }

    @Test
    void enrolmentLeavesOlderSessionsBehind() {
        assertThat(enrolled.credential().version()).isEqualTo(off.credential().version() + 1);
    }

    private DirectoryFacts facts(long version, TwoFactorStatus twoFactor, @Nullable Long twoFactorVersion) {
        return new DirectoryFacts(id, version, 1, AccessStatus.ENABLED, twoFactor, twoFactorVersion, null);
    }
}
