package io.latchkey.gateway.directory;

import io.latchkey.contracts.ChangedField;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be different about a person; null leaves a field as it is. Prints nothing of it. */
public record PersonChange(
        @Nullable EmailAddress email,
        @Nullable String displayName,
        @Nullable Locale locale,
        @Nullable Set<Role> roles) {

    /** Another language and nothing else. */
    public static PersonChange locale(Locale locale) {
        return new PersonChange(null, null, locale, null);
    }

    /** The person as they are afterwards. */
    Person of(Person before) {
        return new Person(
                Objects.requireNonNullElse(email, before.email()),
                Objects.requireNonNullElse(displayName, before.displayName()),
                Objects.requireNonNullElse(locale, before.locale()),
                Objects.requireNonNullElse(roles, before.roles()));
    }

    static Set<ChangedField> between(Person before, Person after) {
        var fields = EnumSet.noneOf(ChangedField.class);
        add(fields, ChangedField.EMAIL, !before.email().equals(after.email()));
        add(fields, ChangedField.DISPLAY_NAME, !before.displayName().equals(after.displayName()));
        add(fields, ChangedField.LOCALE, before.locale() != after.locale());
        add(fields, ChangedField.ROLES, !before.roles().equals(after.roles()));
        return fields;
    }

    private static void add(Set<ChangedField> fields, ChangedField field, boolean differs) {
        if (differs) {
            fields.add(field);
        }
    }

    @Override
    public String toString() {
        return "PersonChange[***]";
    }
}
