package io.latchkey.account.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.AccountStack;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.sql.StatementPart;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class AccountTableIT {

    private final AccountStack stack = AccountStack.shared();
    private final AccountTable accounts = stack.bean(AccountTable.class);

    @Test
    void anIdThatNobodyHasIsARowToReadLikeAnyOther() {
        UUID nobody = UuidFactory.nextUuid();
        UUID somebody = UuidFactory.nextUuid();
        accounts.save(List.of(Account.createInvited(somebody, 1))).block();

        for (String look : List.of(AccountTable.FIND, AccountTable.SHARE)) {
            assertThat(known(look, nobody)).containsExactly(false);
            assertThat(known(look, somebody)).containsExactly(true);
        }
        assertThat(accounts.findById(nobody).blockOptional()).isEmpty();
        assertThat(accounts.lockForShare(nobody).blockOptional()).isEmpty();
        assertThat(accounts.findById(somebody).block()).isEqualTo(Account.createInvited(somebody, 1));
    }

    @Test
    void aBrowserIsKnownByTheCredentialOfSomebody() {
        UUID nobody = UuidFactory.nextUuid();
        UUID somebody = UuidFactory.nextUuid();
        accounts.save(List.of(Account.createInvited(somebody, 1))).block();

        assertThat(recognizes(somebody, device(0))).isTrue();
        assertThat(recognizes(somebody, device(1))).isFalse();
        assertThat(recognizes(somebody, null)).isFalse();
        assertThat(recognizes(nobody, device(0))).as("by the row for nobody").isFalse();
    }

    private static KnownDevice device(long credentialVersion) {
        return new KnownDevice("digest-of-a-known-browser", credentialVersion, false);
    }

    private boolean recognizes(UUID account, @Nullable KnownDevice device) {
        return Boolean.TRUE.equals(StatementPart.prepare(
                        stack.bean(DatabaseClient.class),
                        "SELECT recognized FROM browser",
                        AccountTable.toLook(account, device))
                .mapValue(Boolean.class)
                .one()
                .block());
    }

    private List<Boolean> known(String look, UUID account) {
        return stack.bean(DatabaseClient.class)
                .sql(look)
                .bind("account", account)
                .map(row -> Boolean.TRUE.equals(row.get("known", Boolean.class)))
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
