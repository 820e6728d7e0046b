package io.latchkey.gateway.directory;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.gateway.web.Check;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what was typed about a person; what is wrong is noted with the field that it is wrong with. */
public record PersonCheck(Check check) {

    /** The address in its canonical form; empty with a complaint. */
    public Optional<EmailAddress> email(String pointer, @Nullable String value) {
        String typed = check.text(pointer, value);
        return switch (AddressRule.read(typed)) {
            case AddressReading.WellFormed wellFormed -> Optional.of(wellFormed.address());
            case AddressReading.Malformed malformed -> {
                complain(pointer, malformed.detail());
                yield Optional.empty();
            }
        };
    }

    /** A name, or another line of text that ends up beside one, without the space around it. */
    public String name(String pointer, @Nullable String value) {
        String typed = check.text(pointer, value).strip();
        NameRule.complaint(typed).ifPresent(complaint -> complain(pointer, complaint));
        return typed;
    }

    /** One of our languages, reduced from a BCP 47 tag; empty with a complaint. */
    public Optional<Locale> locale(String pointer, @Nullable String value) {
        Optional<Locale> language = LanguageTag.language(check.text(pointer, value));
        if (language.isEmpty()) {
            complain(pointer, "must be en or es, with a region or without");
        }
        return language;
    }

    /** The roles named, and {@code USER}, which everybody has. */
    public Set<Role> roles(String pointer, @Nullable List<@Nullable String> named) {
        var known = EnumSet.of(Role.USER);
        List<@Nullable String> names = named == null ? List.of() : new ArrayList<>(named);
        for (int i = 0; i < names.size(); i++) {
            String at = pointer + "/" + i;
            role(names.get(i))
                    .ifPresentOrElse(known::add, () -> check.wrong(at, "must be USER, EXECUTIVE or OPERATIONS"));
        }
        return known;
    }

    private static Optional<Role> role(@Nullable String name) {
        return Stream.of(Role.values()).filter(role -> role.name().equals(name)).findFirst();
    }

    private void complain(String pointer, String detail) {
        if (check.isFine(pointer)) {
            check.wrong(pointer, detail);
        }
    }
}
