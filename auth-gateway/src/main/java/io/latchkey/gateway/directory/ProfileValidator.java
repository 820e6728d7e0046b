package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.EmailAddressParser.ParsedAddress;
import io.latchkey.gateway.web.PageLanguages;
import io.latchkey.platform.web.RequestValidator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what was typed about a person; what is wrong is noted with the field that it is wrong with. */
public record ProfileValidator(RequestValidator check) {

    /** The address in its canonical form; empty with a violation. */
    public Optional<EmailAddress> readEmail(String pointer, @Nullable String value) {
        String typed = check.requireText(pointer, value);
        return switch (EmailAddressParser.parse(typed)) {
            case ParsedAddress.WellFormed wellFormed -> Optional.of(wellFormed.address());
            case ParsedAddress.Malformed malformed -> {
                addViolation(pointer, malformed.detail());
                yield Optional.empty();
            }
        };
    }

    /** A name, or another line of text that ends up beside one, without the space around it. */
    public String readName(String pointer, @Nullable String value) {
        String typed = check.requireText(pointer, value).strip();
        DisplayNameRule.findViolation(typed).ifPresent(violation -> addViolation(pointer, violation));
        return typed;
    }

    /** One of the languages there are, reduced from a BCP 47 tag; empty with a violation. */
    public Optional<AccountLocale> readLocale(String pointer, @Nullable String value, PageLanguages languages) {
        Optional<AccountLocale> language = languages.findByTag(check.requireText(pointer, value));
        if (language.isEmpty()) {
            addViolation(pointer, "must be " + languages.toAlternatives() + ", with a region or without");
        }
        return language;
    }

    /** The roles named, and {@code USER}, which everybody has. */
    public Set<AccountRole> readRoles(String pointer, @Nullable List<@Nullable String> named) {
        var known = EnumSet.of(AccountRole.USER);
        List<@Nullable String> names = named == null ? List.of() : new ArrayList<>(named);
        for (int i = 0; i < names.size(); i++) {
            String at = pointer + "/" + i;
            findRole(names.get(i))
                    .ifPresentOrElse(known::add, () -> check.addError(at, "must be USER, EXECUTIVE or OPERATIONS"));
        }
        return known;
    }

    /** What is wrong with an address in a form, by the key of the sentence that says so. */
    public static @Nullable String findEmailProblem(String typed) {
        if (typed.isEmpty()) {
            return "missing-person";
        }
        return EmailAddressParser.parse(typed).toOptional().isPresent() ? null : "malformed";
    }

    /** The same of a name, or another line of text that ends up beside one. */
    public static @Nullable String findNameProblem(String typed) {
        if (typed.isEmpty()) {
            return "missing";
        }
        return DisplayNameRule.findViolation(typed).isPresent() ? "unfit" : null;
    }

    private static Optional<AccountRole> findRole(@Nullable String name) {
        return Stream.of(AccountRole.values())
                .filter(role -> role.name().equals(name))
                .findFirst();
    }

    private void addViolation(String pointer, String detail) {
        if (check.isFieldValid(pointer)) {
            check.addError(pointer, detail);
        }
    }
}
