package io.latchkey.account.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Standing;
import io.latchkey.account.reset.LinkTokenTests.Some;
import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RequestedBy;
import io.latchkey.contracts.Role;
import io.latchkey.messaging.Identifiers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is decided about requests, by their times and in their order. */
class RequestBookTests {

    private static final Instant NOON = Some.NOON;

    private final LinkSettings settings = Some.settings(Some.key(1));
    private final LinkKeys keys = new LinkKeys(settings);
    private final RequestBook book = new RequestBook(settings, keys, List.of());
    private final Account account = Account.invited(Some.ACCOUNT, 1);

    @Test
    void aSecondRequestInsideAMinuteIsCoalescedAndOneAfterAMinuteIsNot() {
        assertThat(holder(NOON)).isEqualTo(LinkState.LIVE);
        assertThat(holder(NOON.plusMillis(1))).isEqualTo(LinkState.COALESCED);
        assertThat(holder(NOON.plusMillis(59_999))).isEqualTo(LinkState.COALESCED);
        assertThat(holder(NOON.plusSeconds(60))).isEqualTo(LinkState.LIVE);
    }

    @Test
    void aCoalescedRequestDoesNotProlongTheMinute() {
        holder(NOON);
        holder(NOON.plusSeconds(50));
        assertThat(holder(NOON.plusSeconds(61))).isEqualTo(LinkState.LIVE);
    }

    @Test
    void aRequestIsNotCoalescedIntoADeadLink() {
        holder(NOON);
        book.end(Some.ACCOUNT, EndedBy.ADDRESS_CHANGED, NOON.plusSeconds(1));
        assertThat(holder(NOON.plusSeconds(2))).isEqualTo(LinkState.LIVE);
    }

    @Test
    void fiveAnHourAndTheSixthWhenTheFirstIsAnHourOld() {
        for (int minute = 0; minute < 10; minute += 2) {
            assertThat(holder(NOON.plus(Duration.ofMinutes(minute)))).isEqualTo(LinkState.LIVE);
        }
        assertThat(holder(NOON.plus(Duration.ofMinutes(30)))).isEqualTo(LinkState.OVER_LIMIT);
        assertThat(holder(NOON.plus(Duration.ofMinutes(60)).minusMillis(1))).isEqualTo(LinkState.OVER_LIMIT);
        assertThat(holder(NOON.plus(Duration.ofMinutes(60)))).isEqualTo(LinkState.LIVE);
        assertThat(holder(NOON.plus(Duration.ofMinutes(61)))).isEqualTo(LinkState.OVER_LIMIT);
    }

    @Test
    void anExecutivesSendIsNeverLimitedNorCoalescedNorCounted() {
        for (int second = 0; second < 20; second++) {
            assertThat(request(RequestedBy.EXECUTIVE, NOON.plusSeconds(second), account))
                    .isEqualTo(LinkState.LIVE);
        }
        assertThat(holder(NOON.plusSeconds(90))).isEqualTo(LinkState.LIVE);
    }

    @Test
    void aHoldersRequestIsCoalescedIntoAnExecutivesLiveLinkButNotIntoTheFirstSignIn() {
        book.created(Identifiers.next(), created(), account);
        assertThat(holder(NOON.plusSeconds(1))).isEqualTo(LinkState.LIVE);
        request(RequestedBy.EXECUTIVE, NOON.plusSeconds(100), account);
        assertThat(holder(NOON.plusSeconds(101))).isEqualTo(LinkState.COALESCED);
    }

    @Test
    void whateverTheTimesAndTheirOrderNoHourHoldsMoreThanFive() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            var fresh = new RequestBook(settings, keys, List.of());
            List<Instant> live = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Instant at = NOON.plusMillis(random.nextInt(3 * 3_600_000));
                if (decided(fresh, RequestedBy.HOLDER, at, account) == LinkState.LIVE) {
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
            LinkState state = holder(at);
            assertThat(state).isEqualTo(before < 5 ? LinkState.LIVE : LinkState.OVER_LIMIT);
            if (state == LinkState.LIVE) {
                live.add(at);
            }
        }
    }

    @Test
    void aShutOrErasedAccountGetsNoLinkFromAnybody() {
        for (RequestedBy by : RequestedBy.values()) {
            assertThat(request(by, NOON, account.standing(2, Standing.DISABLED)))
                    .isEqualTo(LinkState.REFUSED);
            assertThat(request(by, NOON, account.standing(2, Standing.ERASED))).isEqualTo(LinkState.REFUSED);
        }
        assertThat(book.added().stream().map(LinkRequest::end))
                .extracting(end -> end == null ? "none" : end.by().reason())
                .containsExactly("account-disabled", "account-erased", "account-disabled", "account-erased");
    }

    @Test
    void aRequestFromBeforeThePasswordWasSetIsDeadOnArrival() {
        Account set = account.withPassword("$argon2id$", NOON, Identifiers.next());
        assertThat(request(RequestedBy.HOLDER, NOON.minusMillis(1), set)).isEqualTo(LinkState.SUPERSEDED);
        assertThat(request(RequestedBy.HOLDER, NOON.plusMillis(1), set)).isEqualTo(LinkState.LIVE);
    }

    @Test
    void lifetimesCountFromTheRequest() {
        holder(NOON);
        book.created(Identifiers.next(), created(), account);
        assertThat(book.added().stream().map(LinkRequest::expiresAt))
                .containsExactly(NOON.plus(Duration.ofMinutes(30)), NOON.plus(Duration.ofDays(3)));
    }

    private LinkState holder(Instant at) {
        return request(RequestedBy.HOLDER, at, account);
    }

    private LinkState request(RequestedBy by, Instant at, Account of) {
        return decided(book, by, at, of);
    }

    private static LinkState decided(RequestBook book, RequestedBy by, Instant at, Account of) {
        UUID id = Identifiers.next();
        UUID executive = by == RequestedBy.EXECUTIVE ? Identifiers.next() : null;
        book.requested(new PasswordResetRequested(id, of.accountId(), 1, by, executive, at), of);
        return book.added().stream()
                .filter(request -> request.requestId().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static AccountCreated created() {
        return new AccountCreated(Some.ACCOUNT, 1, 1, Locale.EN, Set.of(Role.USER), null, NOON);
    }
}
