package io.latchkey.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.HolderFixture;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes while account-service compares the password: whether a session still opens. */
class SessionIssuerIT extends HolderFixture {
    private static final String PATH = "/api/v1/sessions";

    SessionIssuerIT() {
        super("Ana");
    }

    @BeforeEach
    void signedInOnce() {
        people.signIn(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email = 'moved.' || email, address_version = version + 1, version = version + 1",
                "two_factor = 'REQUIRED', two_factor_version = version + 1, version = version + 1",
                "roles = roles || '{EXECUTIVE}', version = version + 1",
                "status = 'DISABLED', version = version + 1",
                "min_credential_version = 2"
            })
    void whatWasVerifiedProvesNothingAfterAChange(String change) {
        Browser session = people.signIn(email);
        changing(change, 1, "OFF");
        Browser.Answer answer = session.post(PATH, credentials());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("invalid-credentials");
        assertThat(sessions()).as("nothing opened, the former not replaced").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "display_name = 'Ann', version = version + 1",
                "roles = '{USER}', version = version + 1",
                "min_credential_version = 1",
                "state_version = 90, state_status = 'ACTIVE'"
            })
    void aChangeThatDemandsNoMoreStandsInTheWayOfNobody(String change) {
        Browser session = people.signIn(email);
        changing(change, 1, "OFF");
        assertThat(session.post(PATH, credentials()).status()).isEqualTo(201);
        assertThat(sessions()).as("the former is replaced").isEqualTo(2);
    }

    @Test
    void aRoleThatIsGainedMeanwhileIsOfNoConcernToWhomProvedTheFactor() {
        changing("roles = roles || '{EXECUTIVE}', version = version + 1", 1, "ENROLLED");
        assertThat(gateway.browser().post(PATH, credentials()).status()).isEqualTo(201);
    }

    @Test
    void theStateThatCameAlongIsTakenOverWhereItIsNewerAndTheFirstSignInIsRemembered() {
        Object first = column("first_signed_in_at");
        assertThat(first).isNotNull();
        changing("display_name = 'Ann'", 1, "ENROLLED");
        assertThat(gateway.browser().post(PATH, credentials()).status()).isEqualTo(201);
        assertThat(column("state_two_factor")).isEqualTo("ENROLLED");
        changing("state_version = 90, state_two_factor = 'OFF'", 1, "ENROLLED");
        assertThat(gateway.browser().post(PATH, credentials()).status()).isEqualTo(201);
        assertThat(column("state_two_factor")).isEqualTo("OFF");
        assertThat(column("first_signed_in_at")).isEqualTo(first);
    }

    /** account-service finds the password right, and the row changes before its answer is there. */
    private void changing(String change, long credentialVersion, String twoFactor) {
        long newer = 3 + gateway.rows().count("SELECT state_version FROM account WHERE account_id = ?", id);
        gateway.accountService().on("/internal/v1/sign-ins", asked -> {
            gateway.rows().change("UPDATE account SET " + change + " WHERE account_id = ?", id);
            return FakePeer.Answer.ok("""
                    {"outcome":"VERIFIED","accountId":"%s","credentialVersion":%d,"state":{"version":%d,
                    "status":"ACTIVE","twoFactor":"%s","passwordSetAt":"2026-01-01T00:00:00Z"}}
                    """.formatted(id, credentialVersion, newer, twoFactor));
        });
    }

    private @Nullable Object column(String name) {
        return gateway.rows()
                .query("SELECT " + name + " FROM account WHERE account_id = ?", id)
                .getFirst()
                .get(name);
    }

    private long sessions() {
        return gateway.rows().count("SELECT count(*) FROM session WHERE account_id = ?", id);
    }

    private Map<String, String> credentials() {
        return Map.of("email", email, "password", "correct horse battery");
    }
}
