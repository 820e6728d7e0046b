package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.AddressReading;
import io.latchkey.gateway.directory.AddressRule;
import io.latchkey.gateway.directory.NameRule;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.PageForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields about a person that the console's forms have in common, read and, where wrong, explained by key. */
record PersonForm(PageForm form) {

    String typedEmail() {
        return form.text("email");
    }

    Optional<EmailAddress> email() {
        return switch (AddressRule.read(typedEmail())) {
            case AddressReading.WellFormed read -> Optional.of(read.address());
            case AddressReading.Malformed wrong -> Optional.empty();
        };
    }

    @Nullable
    String emailProblem() {
        if (typedEmail().isEmpty()) {
            return "missing-person";
        }
        return email().isPresent() ? null : "malformed";
    }

    String name() {
        return form.text("name");
    }

    @Nullable
    String nameProblem() {
        if (name().isEmpty()) {
            return "missing";
        }
        return NameRule.complaint(name()).isPresent() ? "unfit" : null;
    }

    /** Anything but a language of ours is English, the first of the list. */
    Locale language() {
        return form.text("language").equals(Locale.ES.code()) ? Locale.ES : Locale.EN;
    }

    Set<Role> roles() {
        var roles = EnumSet.of(Role.USER);
        List<String> ticked = form.fields().getOrDefault("roles", List.of());
        Set.of(Role.EXECUTIVE, Role.OPERATIONS).stream()
                .filter(role -> ticked.contains(role.name().toLowerCase(java.util.Locale.ROOT)))
                .forEach(roles::add);
        return roles;
    }

    /** The page with everything as it was typed. */
    Page typedInto(Page page) {
        return page.with("email", typedEmail())
                .with("name", name())
                .with("language", language().code())
                .with(
                        "roles",
                        roles().stream()
                                .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                                .toList());
    }

    @Override
    public String toString() {
        return "PersonForm[***]";
    }
}
