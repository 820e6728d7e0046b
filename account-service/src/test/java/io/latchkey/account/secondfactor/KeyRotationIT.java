package io.latchkey.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.AccountStack;
import io.latchkey.account.SignedUp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A key is replaced while people go on signing in. */
class KeyRotationIT {

    private final AccountStack stack = AccountStack.shared();

    @Test
    void aSecretUnderAnOlderKeyWorksAndMovesToTheCurrentOneWhenItIsUsed() {
        var holder = SignedUp.on(stack);
        SecretEncryptor older = box(AccountStack.OLDER_SECOND_FACTOR_KEY, AccountStack.SECOND_FACTOR_KEY);
        EncryptedSecret now = row(holder.account());
        EncryptedSecret before = older.encrypt(holder.account(), older.decrypt(holder.account(), now));
        assertThat(before.keyVersion()).isNotEqualTo(now.keyVersion());
        stack.rows()
                .execute("UPDATE totp SET secret = '" + before.text() + "', key_version = '" + before.keyVersion()
                        + "' WHERE account_id = '" + holder.account() + "'");

        assertThat(holder.signIn("000000")).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(row(holder.account())).isEqualTo(before);
        assertThat(holder.signIn()).isEqualTo("VERIFIED");
        EncryptedSecret after = row(holder.account());
        assertThat(after.keyVersion()).isEqualTo(now.keyVersion());
        assertThat(box(AccountStack.SECOND_FACTOR_KEY).decrypt(holder.account(), after))
                .isEqualTo(older.decrypt(holder.account(), before));
        assertThat(holder.signIn()).isEqualTo("VERIFIED");
    }

    private EncryptedSecret row(UUID account) {
        String of = " FROM totp WHERE account_id = '" + account + "'";
        return new EncryptedSecret(
                stack.rows().text("SELECT key_version" + of), stack.rows().text("SELECT secret" + of));
    }

    private static SecretEncryptor box(String... keys) {
        return new SecretEncryptor(
                new SecondFactorSettings(List.of(keys), "Latchkey", Duration.ofMinutes(5), Duration.ofMinutes(15), 5));
    }
}
