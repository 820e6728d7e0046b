package io.latchkey.gateway.executive;

import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** An account as the console's pages speak of it; words of ours in the form of the texts' keys. */
record AccountCard(
        String id,
        String email,
        String name,
        String language,
        List<String> roles,
        String status,
        String twoFactor,
        Instant createdAt) {

    static AccountCard of(Account account) {
        Person person = account.person();
        return new AccountCard(
                account.accountId().toString(),
                person.email().value(),
                person.displayName(),
                person.locale().code(),
                person.roles().stream().map(Role::name).map(AccountCard::key).toList(),
                key(account.status().name()),
                key(account.twoFactor().name()),
                account.createdAt());
    }

    /** Green, red or neither. */
    public String tone() {
        return status.equals("active") ? "good" : status.equals("disabled") ? "bad" : "plain";
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
