package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountStatus;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.contracts.TwoFactorStatus;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Person;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** An account as executives see it. */
record AccountView(
        UUID accountId,
        String email,
        String displayName,
        Locale locale,
        Set<Role> roles,
        AccountStatus status,
        TwoFactorStatus twoFactor,
        Instant createdAt) {
    static AccountView of(Account account) {
        Person person = account.person();
        return new AccountView(
                account.accountId(),
                person.email().value(),
                person.displayName(),
                person.locale(),
                person.roles(),
                account.status(),
                account.twoFactor(),
                account.createdAt());
    }
}
