package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SecurityEvent.SignInFailed;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.contracts.SecurityEvent.SignInSucceeded;
import io.latchkey.platform.keys.UuidFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The decision, and that nobody can tell from its work whom it was about. */
class SignInIT extends AccountStackFixture {

    @Test
    void knownUnknownDisabledAndWithoutAPasswordCostOneHashAndOneEventEach() {
        UUID active = happenings.active();
        UUID invited = happenings.created();
        stack.rows().awaitOutboxEmpty();
        cost(InternalApi.facts(active, 1, "ENABLED"), Happenings.PASSWORD);
        cost(InternalApi.facts(active, 1, "ENABLED"), "wrong");
        cost(InternalApi.facts(active, 1, "ENABLED"), "");
        cost(InternalApi.facts(active, 1, "ENABLED"), "x".repeat(5000));
        cost(InternalApi.facts(active, 2, "DISABLED"), Happenings.PASSWORD);
        cost(InternalApi.facts(invited, 1, "ENABLED"), Happenings.PASSWORD);
        cost(InternalApi.facts(UuidFactory.nextUuid(), 1, "ENABLED"), Happenings.PASSWORD);
        cost(null, Happenings.PASSWORD);
    }

    @Test
    void newerFactsShutAnAccountBeforeKafkaDoes() {
        UUID account = happenings.active();
        assertThat(stack.api()
                        .signIn(InternalApi.facts(account, 2, "DISABLED"), Happenings.PASSWORD)
                        .outcome())
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(happenings.signIn(account, Happenings.PASSWORD)).isEqualTo("VERIFIED");
        stack.rows().awaitOutboxEmpty();
        var events = stack.topics().of(EventTopics.ACCOUNT_SECURITY, account);
        assertThat(((SignInFailed) events.getFirst().orElseThrow()).reason()).isEqualTo(SignInFailure.ACCOUNT_DISABLED);
        assertThat(events.getLast().orElseThrow()).isInstanceOf(SignInSucceeded.class);
    }

    @Test
    void aHashMadeCheaplyIsMadeAnewAtTheNextSignIn() {
        UUID account = happenings.active();
        var argon2 = de.mkammerer.argon2.Argon2Factory.create(de.mkammerer.argon2.Argon2Factory.Argon2Types.ARGON2id);
        String cheap = argon2.hash(1, 8192, 1, Happenings.PASSWORD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        stack.rows().execute("UPDATE account SET password_hash = '" + cheap + "' WHERE account_id = '" + account + "'");
        assertThat(happenings.signIn(account, Happenings.PASSWORD)).isEqualTo("VERIFIED");
        assertThat(stack.rows().text("SELECT password_hash FROM account WHERE account_id = '" + account + "'"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(happenings.signIn(account, Happenings.PASSWORD)).isEqualTo("VERIFIED");
    }

    private void cost(@Nullable Map<String, ?> facts, String password) {
        long hashes = hashes();
        long transactions = outboxIds();
        assertThat(stack.api().signIn(facts, password).status()).isEqualTo(200);
        assertThat(hashes() - hashes).as("hashes").isEqualTo(1);
        assertThat(outboxIds() - transactions).as("events").isEqualTo(1);
    }

    private long hashes() {
        return stack.bean(MeterRegistry.class).timer("latchkey.hash.time").count();
    }

    private long outboxIds() {
        return stack.rows().number("SELECT last_value FROM outbox_id_seq");
    }
}
