package io.latchkey.account.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.reset.LinkTokenTests.Some;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is decided about requests, by their times and in their order. */
class PasswordLinkChangeSetTests {

    private static final Instant NOON = Some.NOON;

    private final LinkSettings settings = Some.settings(Some.key(1));
    private final LinkSigner keys = new LinkSigner(settings);
    private final PasswordLinkChangeSet changes = new PasswordLinkChangeSet(settings, keys, List.of());
    private final Account account = Account.createInvited(Some.ACCOUNT, 1);

    @Test
    void aSecondRequestInsideAMinuteIsCoalescedAndOneAfterAMinuteIsNot() {
        assertThat(holder(NOON)).isEqualTo(PasswordLink.Decision.LIVE);
        assertThat(holder(NOON.plusMillis(1))).isEqualTo(PasswordLink.Decision.COALESCED);
        assertThat(holder(NOON.plusMillis(59_999))).isEqualTo(PasswordLink.Decision.COALESCED);
        assertThat(holder(NOON.plusSeconds(60))).isEqualTo(PasswordLink.Decision.LIVE);
    }

    @Test
    void aCoalescedRequestDoesNotProlongTheMinute() {
        holder(NOON);
        holder(NOON.plusSeconds(50));
        assertThat(holder(NOON.plusSeconds(61))).isEqualTo(PasswordLink.Decision.LIVE);
    }

    @Test
    void aRequestIsNotCoalescedIntoADeadLink() {
        holder(NOON);
        changes.revokeLinks(Some.ACCOUNT, LinkRevocationReason.ADDRESS_CHANGED, NOON.plusSeconds(1));
        assertThat(holder(NOON.plusSeconds(2))).isEqualTo(PasswordLink.Decision.LIVE);
    }

    @Test
    void fiveAnHourAndTheSixthWhenTheFirstIsAnHourOld() {
        for (int minute = 0; minute < 10; minute += 2) {
            assertThat(holder(NOON.plus(Duration.ofMinutes(minute)))).isEqualTo(PasswordLink.Decision.LIVE);
        }
        assertThat(holder(NOON.plus(Duration.ofMinutes(30)))).isEqualTo(PasswordLink.Decision.OVER_LIMIT);
        assertThat(holder(NOON.plus(Duration.ofMinutes(60)).minusMillis(1)))
                .isEqualTo(PasswordLink.Decision.OVER_LIMIT);
        assertThat(holder(NOON.plus(Duration.ofMinutes(60)))).isEqualTo(PasswordLink.Decision.LIVE);
        assertThat(holder(NOON.plus(Duration.ofMinutes(61)))).isEqualTo(PasswordLink.Decision.OVER_LIMIT);
    }

    @Test
    void anExecutivesSendIsNeverLimitedNorCoalescedNorCounted() {
        for (int second = 0; second < 20; second++) {
            assertThat(request(RequestedBy.EXECUTIVE, NOON.plusSeconds(second), account))
                    .isEqualTo(PasswordLink.Decision.LIVE);
        }
        assertThat(holder(NOON.plusSeconds(90))).isEqualTo(PasswordLink.Decision.LIVE);
    }

    @Test
    void aHoldersRequestIsCoalescedIntoAnExecutivesLiveLinkButNotIntoTheFirstSignIn() {
        changes.applyCreated(UuidFactory.nextUuid(), created(), account);
        assertThat(holder(NOON.plusSeconds(1))).isEqualTo(PasswordLink.Decision.LIVE);
        request(RequestedBy.EXECUTIVE, NOON.plusSeconds(100), account);
        assertThat(holder(NOON.plusSeconds(101))).isEqualTo(PasswordLink.Decision.COALESCED);
    }

    @Test
    void whateverTheTimesAndTheirOrderNoHourHoldsMoreThanFive() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            var fresh = new PasswordLinkChangeSet(settings, keys, List.of());
            List<Instant> live = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Instant at = NOON.plusMillis(random.nextInt(3 * 3_600_000));
                if (decided(fresh, RequestedBy.HOLDER, at, account) == PasswordLink.Decision.LIVE) {
                    live.add(at);
                }
            }
            assertThat(live).allSatisfy(end -> assertThat(
                            live.stream().filter(at -> !at.isAfter(end) && at.isAfter(end.minus(Duration.ofHours(1)))))
                    .hasSizeLessThanOrEqualTo(5));
        }
    }

    @Test
    void inOrderOfTimeALinkIsRefusedOnlyWhenTheHourBeforeItHoldsFive() {
        var random = new Random(5);
        List<Instant> live = new ArrayList<>();
        Instant at = NOON;
        for (int i = 0; i < 500; i++) {
            at = at.plusMillis(60_000 + random.nextInt(900_000));
            Instant hourBefore = at.minus(Duration.ofHours(1));
            long before =
                    live.stream().filter(earlier -> earlier.isAfter(hourBefore)).count();
            PasswordLink.Decision state = holder(at);
            assertThat(state).isEqualTo(before < 5 ? PasswordLink.Decision.LIVE : PasswordLink.Decision.OVER_LIMIT);
            if (state == PasswordLink.Decision.LIVE) {
                live.add(at);
            }
        }
    }

    @Test
    void aShutOrErasedAccountGetsNoLinkFromAnybody() {
        for (RequestedBy by : RequestedBy.values()) {
            assertThat(request(by, NOON, account.withLifecycleState(2, AccountLifecycleState.DISABLED)))
                    .isEqualTo(PasswordLink.Decision.REFUSED);
            assertThat(request(by, NOON, account.withLifecycleState(2, AccountLifecycleState.ERASED)))
                    .isEqualTo(PasswordLink.Decision.REFUSED);
        }
        assertThat(changes.addedLinks().stream().map(PasswordLink::revocation))
                .extracting(revocation -> revocation == null
                        ? "none"
                        : revocation.by().voidReason().code())
                .containsExactly("account-disabled", "account-erased", "account-disabled", "account-erased");
    }

    @Test
    void aRequestFromBeforeThePasswordWasSetIsDeadOnArrival() {
        Account set = account.withPassword("$argon2id$", NOON, UuidFactory.nextUuid());
        assertThat(request(RequestedBy.HOLDER, NOON.minusMillis(1), set)).isEqualTo(PasswordLink.Decision.SUPERSEDED);
        assertThat(request(RequestedBy.HOLDER, NOON.plusMillis(1), set)).isEqualTo(PasswordLink.Decision.LIVE);
    }

    @Test
    void lifetimesCountFromTheRequest() {
        holder(NOON);
        changes.applyCreated(UuidFactory.nextUuid(), created(), account);
        assertThat(changes.addedLinks().stream().map(PasswordLink::expiresAt))
                .containsExactly(NOON.plus(Duration.ofMinutes(30)), NOON.plus(Duration.ofDays(3)));
    }

    private PasswordLink.Decision holder(Instant at) {
        return request(RequestedBy.HOLDER, at, account);
    }

    private PasswordLink.Decision request(RequestedBy by, Instant at, Account of) {
        return decided(changes, by, at, of);
    }

    private static PasswordLink.Decision decided(
            PasswordLinkChangeSet changes, RequestedBy by, Instant at, Account of) {
        UUID id = UuidFactory.nextUuid();
        UUID executive = by == RequestedBy.EXECUTIVE ? UuidFactory.nextUuid() : null;
        changes.applyRequested(new PasswordResetRequested(id, of.accountId(), 1, by, executive, at), of);
        return changes.addedLinks().stream()
                .filter(request -> request.requestId().equals(id))
                .findFirst()
                .orElseThrow()
                .decision();
    }

    private static AccountCreated created() {
        return new AccountCreated(Some.ACCOUNT, 1, 1, AccountLocale.ENGLISH, Set.of(AccountRole.USER), null, NOON);
    }
}
