package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.directory.NameRule;
import io.latchkey.gateway.directory.Person;
import io.latchkey.gateway.web.Check;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The account an executive asks for, as it came; prints masked. */
record NewAccount(
        @Nullable String email,
        @Nullable String displayName,
        @Nullable String locale,
        @Nullable List<@Nullable String> roles) {

    /** Fails with 400, naming everything that is wrong with it. */
    Person person() {
        var check = new Check();
        Optional<EmailAddress> address = address(check);
        String name = name(check);
        Optional<Locale> language = language(check);
        Set<Role> known = knownRoles(check);
        check.finish();
        return new Person(address.orElseThrow(), name, language.orElseThrow(), known);
    }

    private Optional<EmailAddress> address(Check check) {
        String typed = check.text("/email", email);
        return switch (AddressRule.read(typed)) {
            case AddressReading.WellFormed wellFormed -> Optional.of(wellFormed.address());
            case AddressReading.Malformed malformed -> {
                complain(check, "/email", malformed.detail());
                yield Optional.empty();
            }
        };
    }

    private String name(Check check) {
        String typed = check.text("/displayName", displayName).strip();
        NameRule.complaint(typed).ifPresent(complaint -> complain(check, "/displayName", complaint));
        return typed;
    }

    private Optional<Locale> language(Check check) {
        String typed = check.text("/locale", locale);
        Optional<Locale> language = LanguageTag.language(typed);
        if (language.isEmpty()) {
            complain(check, "/locale", "must be en or es, with a region or without");
        }
        return language;
    }

    private Set<Role> knownRoles(Check check) {
        var known = EnumSet.of(Role.USER);
        List<@Nullable String> named = roles == null ? List.of() : new ArrayList<>(roles);
        for (int i = 0; i < named.size(); i++) {
            String name = named.get(i);
            Stream.of(Role.values())
                    .filter(role -> role.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(known::add, complaint(check, "/roles/" + i));
        }
        return known;
    }

    private static Runnable complaint(Check check, String pointer) {
        return () -> check.wrong(pointer, "must be USER, EXECUTIVE or OPERATIONS");
    }

    private static void complain(Check check, String pointer, String detail) {
        if (check.isFine(pointer)) {
            check.wrong(pointer, detail);
        }
    }

    @Override
    public String toString() {
        return "NewAccount[***]";
    }
}
