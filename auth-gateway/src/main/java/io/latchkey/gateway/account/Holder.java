package io.latchkey.gateway.account;

import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Person;
import io.latchkey.gateway.session.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What the page says of its reader.
 *
 * @param twoFactor {@code off}, {@code required} or {@code enrolled}
 * @param language the code of the one their mails are in
 * @param executive whether the console is theirs, too
 * @param operations whether the operations console is
 */
record Holder(
        String displayName,
        String email,
        List<String> roles,
        String twoFactor,
        String language,
        boolean executive,
        boolean operations,
        Instant expiresAt) {
    static Holder of(Visitor.SignedIn visitor) {
        Account account = visitor.account();
        Person person = account.person();
        return new Holder(
                person.displayName(),
                person.email().value(),
                person.roles().stream().map(role -> key(role.name())).toList(),
                key(account.twoFactor().name()),
                person.locale().code(),
                person.roles().contains(Role.EXECUTIVE),
                person.roles().contains(Role.OPERATIONS),
                visitor.expiresAt());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
