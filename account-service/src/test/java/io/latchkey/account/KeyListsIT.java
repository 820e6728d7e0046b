package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.keys.SecretKeyDecoder;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every list of keys, changed as infra/docs/operations.md says, on one database: a replica before (old, new), one with the
 * new key in front (new, old), one that has dropped the old.
 */
class KeyListsIT extends AccountStackFixture {

    private static final InternalApi BETWEEN = AccountStack.shared().startReplica(lists(true));
    private static final InternalApi AFTER = AccountStack.shared().startReplica(lists(false));

    @Test
    void everyListThatTheServiceReadsIsProved() {
        assertThat(Arrays.stream(KeyList.values()).map(KeyList::variable))
                .containsExactlyInAnyOrderElementsOf(SignedRecords.otherKeyLists());
    }

    @ParameterizedTest
    @EnumSource(KeyList.class)
    void whatIsUnderTheOldKeyCountsUntilItIsDroppedAndWhatIsNewIsUnderTheNew(KeyList list) {
        switch (list) {
            case LINK -> links();
            case SECOND_FACTOR -> secondFactors();
            case GATEWAY -> caller("sign-ins", AccountStack.GATEWAY_KEY, AccountStack.NEXT_KEY);
            case NOTIFICATION -> caller("links", AccountStack.NOTIFICATION_KEY, AccountStack.NEXT_NOTIFICATION_KEY);
        }
    }

    /** Which of the replicas signs a link is decided by which of them reads its cause: the row says, and is told here. */
    private void links() {
        UUID account = happenings.created();
        UUID old = linkUnder(account, AccountStack.LINK_KEY);
        UUID fresh = linkUnder(account, AccountStack.NEXT_KEY);
        String oldToken = stack.api().token(account, old);
        assertThat(BETWEEN.token(account, old)).isEqualTo(oldToken);
        assertThat(AFTER.redeem(oldToken, Happenings.PASSWORD).outcome()).isEqualTo("LINK_REFUSED");
        String token = BETWEEN.token(account, fresh);
        assertThat(AFTER.token(account, fresh)).isEqualTo(token);
        assertThat(BETWEEN.redeem(oldToken, Happenings.PASSWORD).outcome()).isEqualTo("REDEEMED");
        UUID later = linkUnder(account, AccountStack.NEXT_KEY);
        assertThat(AFTER.redeem(AFTER.token(account, later), "another teapot quartz")
                        .outcome())
                .isEqualTo("REDEEMED");
    }

    private UUID linkUnder(UUID account, String key) {
        UUID cause = happenings.link(account);
        stack.rows()
                .execute("UPDATE link_request SET key_version = '" + version(key) + "' WHERE request_id = '" + cause
                        + "'");
        return cause;
    }

    private void secondFactors() {
        Enrolled enrolled = happenings.enrolled();
        assertThat(keyOf(enrolled)).isEqualTo(version(AccountStack.SECOND_FACTOR_KEY));
        assertThat(signIn(AFTER, enrolled)).as("not without its key").isEqualTo("500");
        assertThat(signIn(BETWEEN, enrolled)).isEqualTo("VERIFIED");
        assertThat(keyOf(enrolled)).isEqualTo(version(AccountStack.NEXT_KEY));
        assertThat(signIn(AFTER, enrolled)).isEqualTo("VERIFIED");
    }

    private void caller(String route, String old, String fresh) {
        for (InternalApi api : List.of(stack.api(), BETWEEN)) {
            assertThat(api.post("/internal/v1/" + route, old, Map.of()).status())
                    .isEqualTo(400);
            assertThat(api.post("/internal/v1/" + route, fresh, Map.of()).status())
                    .isEqualTo(400);
        }
        assertThat(AFTER.post("/internal/v1/" + route, fresh, Map.of()).status())
                .isEqualTo(400);
        assertThat(AFTER.post("/internal/v1/" + route, old, Map.of()).status()).isEqualTo(401);
    }

    private String signIn(InternalApi api, Enrolled enrolled) {
        Map<String, Object> more = Map.of(
                "oneTimePassword",
                enrolled.phone().next(stack),
                "addressDigest",
                InternalApi.address(UuidFactory.nextUuid()));
        var facts = InternalApi.facts(enrolled.account(), 2, "ENABLED", "REQUIRED");
        return Crowd.patiently(() -> api.signIn(facts, Happenings.PASSWORD, more));
    }

    private String keyOf(Enrolled enrolled) {
        return stack.rows().text("SELECT key_version FROM totp WHERE account_id = '" + enrolled.account() + "'");
    }

    private static String version(String key) {
        return SecretKeyDecoder.keyVersion(Base64.getDecoder().decode(key));
    }

    private static Map<String, String> lists(boolean oldToo) {
        return Arrays.stream(KeyList.values())
                .collect(
                        Collectors.toMap(KeyList::variable, list -> oldToo ? list.fresh + "," + list.old : list.fresh));
    }

    /** A list with the key it had and the one it gets. */
    private enum KeyList {
        LINK("LATCHKEY_LINK_KEYS", AccountStack.LINK_KEY, AccountStack.NEXT_KEY),
        SECOND_FACTOR("LATCHKEY_SECOND_FACTOR_KEYS", AccountStack.SECOND_FACTOR_KEY, AccountStack.NEXT_KEY),
        GATEWAY("LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS", AccountStack.GATEWAY_KEY, AccountStack.NEXT_KEY),
        NOTIFICATION(
                "LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS",
                AccountStack.NOTIFICATION_KEY,
                AccountStack.NEXT_NOTIFICATION_KEY);

        private final String variable;
        private final String old;
        private final String fresh;

        KeyList(String variable, String old, String fresh) {
            this.variable = variable;
            this.old = old;
            this.fresh = fresh;
        }

        String variable() {
            return variable;
        }
    }
}
