package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.EventTopics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A signed-in holder changes the password. */
class PasswordChangeIT extends AccountStackFixture {

    private static final String OTHER = "another teapot for quartz";

    @Test
    void itTakesTheCurrentPasswordKillsEveryLinkAndLeavesOlderSessionsBehind() {
        UUID account = happenings.active();
        String token = stack.api().token(account, happenings.link(account));
        var changed = change(account, Happenings.PASSWORD, OTHER);
        assertThat(changed.outcome()).isEqualTo("CHANGED");
        assertThat(changed.body().get("credentialVersion").asLong()).isEqualTo(2);
        assertThat(stack.api().redeem(token, Happenings.PASSWORD).text("reason"))
                .isEqualTo("link-superseded");
        assertThat(happenings.signIn(account, OTHER)).isEqualTo("VERIFIED");
        assertThat(happenings.signIn(account, Happenings.PASSWORD)).isEqualTo("INVALID_CREDENTIALS");
        stack.rows().awaitOutboxEmpty();
        var event = (PasswordChanged)
                stack.topics().of(EventTopics.ACCOUNT_EVENTS, account).getLast().orElseThrow();
        assertThat(event.cause()).isEqualTo(PasswordChangeCause.HOLDER);
        assertThat(event.credentialVersion()).isEqualTo(2);
        assertThat(event.requestId()).isNull();
    }

    @Test
    void aWrongCurrentPasswordABadNewOneAndAShutAccountChangeNothing() {
        UUID account = happenings.active();
        String before = row(account);
        assertThat(change(account, "not the password", OTHER).outcome()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(reasons(change(account, Happenings.PASSWORD, "short"))).containsExactly("too-short");
        assertThat(reasons(change(account, Happenings.PASSWORD, Happenings.PASSWORD)))
                .containsExactly("same-as-before");
        assertThat(reasons(change(account, Happenings.PASSWORD, "anastasia anastasia")))
                .containsExactly("context");
        var disabled = InternalApi.facts(account, 2, "DISABLED");
        assertThat(stack.api()
                        .ask("password-changes", question(disabled, Happenings.PASSWORD, OTHER))
                        .outcome())
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(row(account)).isEqualTo(before);
    }

    @Test
    void tenGuessesAreLookedAtAndStrangersAtTheSignInFormTakeNoneOfThem() {
        UUID account = happenings.active();
        Crowd.together(50, index -> happenings.signIn(account, "a stranger's guess"));
        List<String> outcomes = Crowd.together(
                50, index -> Crowd.patiently(() -> change(account, "a guess in a stolen session", OTHER)));
        assertThat(outcomes).filteredOn("INVALID_CREDENTIALS"::equals).hasSize(10);
        assertThat(outcomes).filteredOn("TOO_MANY_ATTEMPTS"::equals).hasSize(40);
    }

    @Test
    void ofManyChangesAtOnceOneWinsAndEveryStoredHashIsArgon2id() {
        UUID account = happenings.active();
        List<String> outcomes =
                Crowd.together(8, index -> Crowd.patiently(() -> change(account, Happenings.PASSWORD, OTHER + index)));
        assertThat(outcomes).filteredOn("CHANGED"::equals).hasSize(1);
        assertThat(outcomes).isSubsetOf("CHANGED", "INVALID_CREDENTIALS");
        assertThat(happenings.signIn(account, OTHER + outcomes.indexOf("CHANGED")))
                .isEqualTo("VERIFIED");
        assertThat(stack.rows().rows("SELECT password_hash FROM account WHERE password_hash IS NOT NULL"))
                .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    private InternalApi.Answer change(UUID account, String current, String wanted) {
        return stack.api().ask("password-changes", question(InternalApi.facts(account, 1, "ENABLED"), current, wanted));
    }

    private static Map<String, Object> question(Map<String, Object> facts, String current, String wanted) {
        return InternalApi.question(
                facts, Map.of("currentPassword", current, "newPassword", wanted, "context", List.of("anastasia")));
    }

    private String row(UUID account) {
        return stack.rows().text("SELECT account::text FROM account WHERE account_id = '" + account + "'");
    }

    private static List<String> reasons(InternalApi.Answer answer) {
        return answer.body()
                .get("reasons")
                .valueStream()
                .map(reason -> reason.asString())
                .toList();
    }
}
