package io.latchkey.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.AccountStack;
import io.latchkey.account.SignedUp;
import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.keys.SecretKeyDecoder;
import io.latchkey.platform.keys.UuidFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** {@code infra/ops reseal} on the database that a running service works on. */
class ResealIT {

    private static final String ALL =
            AccountStack.SECOND_FACTOR_KEY + "," + AccountStack.OLDER_SECOND_FACTOR_KEY + "," + AccountStack.NEXT_KEY;
    private static final String NEW_FIRST =
            AccountStack.NEXT_KEY + "," + AccountStack.SECOND_FACTOR_KEY + "," + AccountStack.OLDER_SECOND_FACTOR_KEY;

    private final AccountStack stack = AccountStack.shared();
    private final SecretEncryptor old = encryptor(AccountStack.SECOND_FACTOR_KEY);
    private final List<UUID> crowd = new ArrayList<>();

    @BeforeEach
    void nothingIsUnderTheNewKey() {
        assertThat(reseal(ALL).status()).isZero();
    }

    @AfterEach
    void theServiceReadsOnUnderItsOwn() {
        stack.rows().execute("DELETE FROM totp WHERE last_step = 7");
        assertThat(reseal(ALL).status()).isZero();
    }

    @Test
    void afterItTheOldKeyCanBeDroppedAndAnOpenEnrolmentGoesOn() {
        SignedUp holder = SignedUp.on(stack);
        SignedUp.Opened enrolling = SignedUp.opening(stack);
        Output output = reseal(NEW_FIRST);
        assertThat(output.status()).isZero();
        assertThat(output.lastLine())
                .matches("reseal: [1-9][0-9]* secrets encrypted anew; no row needs another key than the first of "
                        + "LATCHKEY_SECOND_FACTOR_KEYS");
        assertThat(stack.rows()
                        .rows("SELECT DISTINCT key_version FROM totp UNION SELECT key_version FROM challenge "
                                + "WHERE key_version IS NOT NULL"))
                .containsExactly(version(AccountStack.NEXT_KEY));
        EncryptedSecret now = row(holder.account());
        assertThat(encryptor(AccountStack.NEXT_KEY).decrypt(holder.account(), now))
                .isEqualTo(new SecretValue(holder.phone().secret()));
        assertThat(holder.signIn())
                .as("a replica that has the new key behind the old")
                .isEqualTo("VERIFIED");
        assertThat(enrolling.finish()).isEqualTo("ENROLLED");
        assertThat(reseal(AccountStack.NEXT_KEY).status())
                .as("used meanwhile by that replica")
                .isEqualTo(1);
        assertThat(reseal(NEW_FIRST).status()).isZero();
        assertThat(reseal(AccountStack.NEXT_KEY).lastLine())
                .startsWith("reseal: 0 secrets encrypted anew; no row needs");
    }

    @Test
    void whatNoKeyOfTheListOpensStaysAndIsNamedWithItsKey() {
        SignedUp holder = SignedUp.on(stack);
        EncryptedSecret before = row(holder.account());
        Output output = reseal(AccountStack.NEXT_KEY);
        assertThat(output.status()).isEqualTo(1);
        assertThat(output.lastLine())
                .startsWith("reseal: 0 secrets encrypted anew; still needed: key "
                        + version(AccountStack.SECOND_FACTOR_KEY) + " by ")
                .contains(" rows of totp");
        assertThat(row(holder.account())).isEqualTo(before);
        assertThat(output.text())
                .doesNotContain(
                        before.text(), AccountStack.NEXT_KEY, holder.phone().secret());
    }

    @Test
    void killedInTheMiddleItGoesOnWhereItWas() {
        addCrowd(450);
        SecretResealer resealer = new SecretResealer(stack.bean(DatabaseClient.class), encryptor(NEW_FIRST.split(",")));
        // The process is gone after its first statement.
        resealer.resealAll().take(1).blockLast();
        assertThat(underOld()).isBetween(250L, 449L);
        assertThat(reseal(NEW_FIRST).status()).isZero();
        assertThat(underOld()).isZero();
        assertOpenUnderTheNewKey();
    }

    @Test
    void twoAtOnceDoEachRowOnce() {
        addCrowd(450);
        List<CompletableFuture<Output>> both = Stream.of(1, 2)
                .map(one -> CompletableFuture.supplyAsync(() -> reseal(NEW_FIRST)))
                .toList();
        assertThat(both).allSatisfy(one -> assertThat(one.join().status()).isZero());
        long done = both.stream().mapToLong(one -> one.join().resealed()).sum();
        assertThat(done).isEqualTo(stack.rows().number("SELECT count(*) FROM totp") + openEnrolments());
        assertOpenUnderTheNewKey();
    }

    @Test
    void aRowThatSomebodyChangesMeanwhileKeepsWhatTheyWrote() {
        addCrowd(1);
        UUID account = crowd.getFirst();
        EncryptedSecret read = row(account);
        var stale = new RotationStatements.SecretReplacement(
                new RotationStatements.StoredSecret(account.toString(), account, read),
                encryptor(AccountStack.NEXT_KEY).encrypt(account, new SecretValue("STALE")));
        EncryptedSecret other = old.encrypt(account, new SecretValue("ENROLLED ANEW"));
        stack.rows().execute("UPDATE totp SET secret = '" + other.text() + "' WHERE account_id = '" + account + "'");
        assertThat(TotpTable.ROTATION
                        .replaceSecrets(stack.bean(DatabaseClient.class), List.of(stale))
                        .block())
                .isZero();
        assertThat(row(account)).isEqualTo(other);
    }

    @Test
    void aMissingSettingIsSaidAndNothingIsDone() {
        assertThat(reseal("").status()).isEqualTo(1);
        assertThat(reseal("c2hvcnQ=").status()).isEqualTo(1);
        var settings = new HashMap<>(stack.databaseSettings());
        settings.put("spring.r2dbc.url", "r2dbc:postgresql://localhost:1/account");
        assertThat(reseal(NEW_FIRST, settings).lastLine()).startsWith("reseal: failed");
    }

    private void addCrowd(int many) {
        IntStream.range(0, many).forEach(one -> crowd.add(UuidFactory.nextUuid()));
        SignedUp somebody = SignedUp.on(stack);
        String ids = crowd.stream().map(account -> "('" + account + "')").collect(Collectors.joining(", "));
        stack.rows()
                .execute("INSERT INTO account SELECT copy.* FROM account AS a CROSS JOIN (VALUES " + ids
                        + ") AS one (id) "
                        + "CROSS JOIN LATERAL jsonb_populate_record(a, jsonb_build_object('account_id', one.id)) AS copy "
                        + "WHERE a.account_id = '" + somebody.account() + "'");
        String apps = crowd.stream().map(this::app).collect(Collectors.joining(", "));
        stack.rows().execute("INSERT INTO totp VALUES " + apps);
    }

    private String app(UUID account) {
        EncryptedSecret secret = old.encrypt(account, new SecretValue("OF " + account));
        return "('" + account + "', '" + secret.text() + "', '" + secret.keyVersion() + "', 7, now())";
    }

    private void assertOpenUnderTheNewKey() {
        SecretEncryptor fresh = encryptor(AccountStack.NEXT_KEY);
        List<String> rows = stack.rows().rows("SELECT account_id || ' ' || secret FROM totp WHERE last_step = 7");
        assertThat(rows).hasSameSizeAs(crowd).allSatisfy(row -> {
            UUID account = UUID.fromString(row.split(" ", 2)[0]);
            var secret = new EncryptedSecret(version(AccountStack.NEXT_KEY), row.split(" ", 2)[1]);
            assertThat(fresh.decrypt(account, secret)).isEqualTo(new SecretValue("OF " + account));
        });
    }

    private long underOld() {
        return stack.rows()
                .number("SELECT count(*) FROM totp WHERE key_version <> '" + version(AccountStack.NEXT_KEY) + "'");
    }

    private long openEnrolments() {
        return stack.rows().number("SELECT count(*) FROM challenge WHERE key_version IS NOT NULL");
    }

    private EncryptedSecret row(UUID account) {
        String of = " FROM totp WHERE account_id = '" + account + "'";
        return new EncryptedSecret(
                stack.rows().text("SELECT key_version" + of), stack.rows().text("SELECT secret" + of));
    }

    private Output reseal(String keys) {
        return reseal(keys, stack.databaseSettings());
    }

    private static Output reseal(String keys, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("LATCHKEY_SECOND_FACTOR_KEYS", keys);
        var bytes = new ByteArrayOutputStream();
        int status = ResealCommand.run(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        return new Output(status, bytes.toString(StandardCharsets.UTF_8));
    }

    private static SecretEncryptor encryptor(String... keys) {
        return new SecretEncryptor(
                new SecondFactorSettings(List.of(keys), "Latchkey", Duration.ofMinutes(5), Duration.ofMinutes(15), 5));
    }

    private static String version(String key) {
        return SecretKeyDecoder.keyVersion(Base64.getDecoder().decode(key));
    }

    private record Output(int status, String text) {

        String lastLine() {
            return text.lines().reduce("", (before, line) -> line);
        }

        long resealed() {
            return Long.parseLong(lastLine().split(" ", 3)[1]);
        }
    }
}
