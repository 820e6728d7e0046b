package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.EventTopics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What kills a link, and what is said of it then. */
class DeadLinksIT extends AccountStackFixture {

    private static final String OTHER = "another teapot for quartz";

    @Test
    void aLinkWorksUntilTheLastMillisecondBeforeItsTimeIsOver() {
        UUID account = happenings.active();
        String inTime = token(account, happenings.link(account));
        stack.clock().advanceBy(Duration.ofMinutes(30).minusMillis(1));
        assertThat(redeem(inTime, OTHER)).isEqualTo("REDEEMED");

        UUID cause = happenings.link(account);
        String late = token(account, cause);
        stack.clock().advanceBy(Duration.ofMinutes(30));
        assertThat(redeem(late, Happenings.PASSWORD)).isEqualTo("link-expired");
        assertThat(voided(account, cause)).isEqualTo("link-expired");
    }

    @Test
    void theSameRedemptionIsAnsweredAgainForFiveMinutesAndNoOtherEver() {
        UUID account = happenings.created();
        String token = token(account, account);
        assertThat(redeem(token, OTHER)).isEqualTo("REDEEMED");
        stack.clock().advanceBy(Duration.ofMinutes(5).minusMillis(1));
        assertThat(redeem(token, OTHER)).isEqualTo("REDEEMED");
        assertThat(redeem(token, Happenings.PASSWORD)).isEqualTo("link-used");
        stack.clock().advanceBy(Duration.ofMillis(1));
        assertThat(redeem(token, OTHER)).isEqualTo("link-used");
        stack.rows().awaitOutboxEmpty();
        assertThat(stack.topics().of(EventTopics.ACCOUNT_STATE, account)).hasSize(2);
    }

    @Test
    void usingOneLinkKillsTheOthers() {
        UUID account = happenings.active();
        UUID first = happenings.link(account);
        UUID second = happenings.link(account);
        String token = token(account, first);
        assertThat(redeem(token(account, second), OTHER)).isEqualTo("REDEEMED");
        assertThat(redeem(token, Happenings.PASSWORD)).isEqualTo("link-superseded");
        assertThat(voided(account, first)).isEqualTo("link-superseded");
    }

    @Test
    void anotherAddressDisablingAndErasureKillEveryLink() {
        UUID moved = happenings.created();
        String token = token(moved, moved);
        stack.happen(AccountStack.fromGateway(
                new AccountChanged(moved, 2, 2, Set.of(ChangedField.EMAIL), moved, happenings.now())));
        assertThat(redeem(token, OTHER)).isEqualTo("link-superseded");

        UUID shut = happenings.created();
        stack.happen(AccountStack.fromGateway(new AccountDisabled(shut, 2, shut, happenings.now())));
        assertThat(voided(shut, shut)).isEqualTo("account-disabled");
        assertThat(voided(shut, happenings.asked(shut, RequestedBy.EXECUTIVE))).isEqualTo("account-disabled");

        UUID gone = happenings.created();
        stack.happen(AccountStack.fromGateway(new AccountErased(gone, 2, gone, happenings.now())));
        assertThat(voided(gone, gone)).isEqualTo("account-erased");
        assertThat(voided(gone, happenings.asked(gone, RequestedBy.HOLDER))).isEqualTo("account-erased");
        stack.rows().awaitOutboxEmpty();
        assertThat(stack.topics().of(EventTopics.ACCOUNT_STATE, gone).getLast())
                .as("tombstone")
                .isEmpty();
    }

    @Test
    void newerFactsOfTheGatewayWinOverWhatIsKnownHere() {
        UUID account = happenings.created();
        String token = token(account, account);
        assertThat(redeem(token, OTHER, InternalApi.facts(account, 2, "DISABLED")))
                .isEqualTo("link-superseded");
        Map<String, Object> moved = new java.util.HashMap<>(InternalApi.facts(account, 2, "ENABLED"));
        moved.put("profileVersion", 2);
        assertThat(redeem(token, OTHER, moved)).isEqualTo("link-superseded");
        assertThat(redeem(token, OTHER, InternalApi.facts(account, 1, "DISABLED")))
                .as("not newer")
                .isEqualTo("REDEEMED");
    }

    @Test
    void whatWasNeverIssuedIsUnknownAndSaidWithoutAnAccount() {
        UUID account = happenings.created();
        String token = token(account, account);
        String tampered = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        assertThat(redeem(tampered, OTHER)).isEqualTo("link-unknown");
        assertThat(redeem("", OTHER)).isEqualTo("link-unknown");
        assertThat(redeem("x".repeat(100_000), OTHER)).isEqualTo("link-unknown");
        assertThat(redeem(token, OTHER)).isEqualTo("REDEEMED");
    }

    @Test
    void aRejectedPasswordLeavesTheLinkGood() {
        UUID account = happenings.active();
        String token = token(account, happenings.link(account));
        assertThat(redeem(token, "short")).isEqualTo("[\"too-short\"]");
        assertThat(redeem(token, "passwordpassword")).isEqualTo("[\"common\"]");
        assertThat(redeem(token, Happenings.PASSWORD)).isEqualTo("[\"same-as-before\"]");
        assertThat(redeem(token, OTHER)).isEqualTo("REDEEMED");
    }

    private String token(UUID account, UUID cause) {
        return stack.api().token(account, cause);
    }

    private String voided(UUID account, UUID cause) {
        var link = stack.api().links(account, cause).getFirst();
        return link.get("outcome").asString().equals("VOID")
                ? link.get("reason").asString()
                : link.toString();
    }

    private String redeem(String token, String password) {
        return said(stack.api().redeem(token, password));
    }

    private String redeem(String token, String password, Map<String, ?> facts) {
        return said(stack.api().redeem(token, password, Map.of("facts", facts)));
    }

    private static String said(InternalApi.Answer answer) {
        return switch (answer.outcome()) {
            case "LINK_REFUSED" -> answer.body().get("reason").asString();
            case "PASSWORD_REJECTED" -> answer.body().get("reasons").toString();
            default -> answer.outcome();
        };
    }
}
