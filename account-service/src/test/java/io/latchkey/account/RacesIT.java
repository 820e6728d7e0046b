package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many at once. */
class RacesIT extends AccountStackFixture {

    private static final int PRESENTERS = 50;
    private static final int ROUNDS = 4;
    private static final int CROWD = 400;

    @Test
    void ofFiftyWhoPresentOneLinkExactlyOneWinsAndOnlyTheirPasswordSignsIn() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID account = happenings.created();
            String token = stack.api().token(account, account);
            List<String> outcomes = Crowd.together(
                    PRESENTERS,
                    index -> stack.api().redeem(token, password(index)).outcome());
            assertThat(outcomes).isSubsetOf("REDEEMED", "LINK_REFUSED", "503");
            assertThat(outcomes.stream().filter("REDEEMED"::equals)).hasSize(1);
            int winner = outcomes.indexOf("REDEEMED");
            assertThat(happenings.signIn(account, password(winner))).isEqualTo("VERIFIED");
            assertThat(happenings.signIn(account, password(winner == 0 ? 1 : 0)))
                    .isEqualTo("INVALID_CREDENTIALS");
            assertThat(stack.rows()
                            .number("SELECT credential_version FROM account WHERE account_id = '" + account + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whenMoreAskThanCanBeHashedSomeAreToldToComeBackAndNobodyGetsAnythingElse() {
        UUID account = happenings.active();
        List<InternalApi.Answer> answers = Crowd.together(CROWD, index -> stack.api()
                .signIn(
                        InternalApi.facts(account, 1, "ENABLED"),
                        Happenings.PASSWORD,
                        // One address would be throttled first.
                        Map.of("addressDigest", "one-of-many-addresses-" + index)));
        assertThat(answers.stream().map(InternalApi.Answer::outcome).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("VERIFIED", "503");
        assertThat(answers).filteredOn(answer -> answer.status() == 503).allSatisfy(answer -> {
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body().get("type").asString()).isEqualTo("urn:latchkey:problem:unavailable");
        });
        assertThat(happenings.signIn(account, Happenings.PASSWORD)).isEqualTo("VERIFIED");
    }

    private static String password(int index) {
        return "wandering teapot number " + index;
    }

    @Test
    void ofTenWhoConfirmOneEnrolmentAtOnceOneIsShownRecoveryCodes() {
        SignedUp.Opened opened = SignedUp.opening(stack);
        String code = opened.phone().next(stack);
        List<String> outcomes = askTogether(10, (api, index) -> opened.confirm(api, code));
        assertThat(outcomes).filteredOn("ENROLLED"::equals).hasSize(1);
        assertThat(outcomes).isSubsetOf("ENROLLED", "CHALLENGE_OVER", "INVALID_ONE_TIME_PASSWORD", "TOO_MANY_ATTEMPTS");
        assertThat(stack.rows()
                        .number("SELECT count(*) FROM recovery_code WHERE account_id = '"
                                + opened.facts().get("accountId") + "'"))
                .isEqualTo(10);
    }
}
