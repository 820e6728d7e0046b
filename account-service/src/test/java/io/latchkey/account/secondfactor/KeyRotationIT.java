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
        SecretBox older = box(AccountStack.OLDER_SECOND_FACTOR_KEY, AccountStack.SECOND_FACTOR_KEY);
        Sealed now = row(holder.account());
        Sealed before = older.seal(holder.account(), older.open(holder.account(), now));
        assertThat(before.keyVersion()).isNotEqualTo(now.keyVersion());
        stack.rows()
                .execute("UPDATE totp SET secret = '" + before.text() + "', key_version = '" + before.keyVersion()
                        + "' WHERE account_id = '" + holder.account() + "'");

        assertThat(holder.signIn("000000")).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        assertThat(row(holder.account())).isEqualTo(before);
        assertThat(holder.signIn()).isEqualTo("VERIFIED");
        Sealed after = row(holder.account());
        assertThat(after.keyVersion()).isEqualTo(now.keyVersion());
        assertThat(box(AccountStack.SECOND_FACTOR_KEY).open(holder.account(), after))
                .isEqualTo(older.open(holder.account(), before));
        assertThat(holder.signIn()).isEqualTo("VERIFIED");
    }

    private Sealed row(UUID account) {
        String of = " FROM totp WHERE account_id = '" + account + "'";
        return new Sealed(
                stack.rows().text("SELECT key_version" + of), stack.rows().text("SELECT secret" + of));
    }

    private static SecretBox box(String... keys) {
        return new SecretBox(
                new SecondFactorSettings(List.of(keys), "Latchkey", Duration.ofMinutes(5), Duration.ofMinutes(15), 5));
    }
}
