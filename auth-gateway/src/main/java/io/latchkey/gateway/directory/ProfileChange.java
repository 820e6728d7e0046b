package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be different in a profile; null leaves a field as it is. Prints nothing of it. */
public record ProfileChange(
        @Nullable EmailAddress email,
        @Nullable String displayName,
        @Nullable AccountLocale locale,
        @Nullable Set<AccountRole> roles) {

    /** Another language and nothing else. */
    public static ProfileChange ofLocale(AccountLocale locale) {
        return new ProfileChange(null, null, locale, null);
    }

    /** The profile as it is afterwards. */
    public UserProfile applyTo(UserProfile before) {
        return new UserProfile(
                Objects.requireNonNullElse(email, before.email()),
                Objects.requireNonNullElse(displayName, before.displayName()),
                Objects.requireNonNullElse(locale, before.locale()),
                Objects.requireNonNullElse(roles, before.roles()));
    }

    static Set<ChangedField> changedFields(UserProfile before, UserProfile after) {
        var fields = EnumSet.noneOf(ChangedField.class);
        addIfDifferent(fields, ChangedField.EMAIL, !before.email().equals(after.email()));
        addIfDifferent(fields, ChangedField.DISPLAY_NAME, !before.displayName().equals(after.displayName()));
        addIfDifferent(fields, ChangedField.LOCALE, !before.locale().equals(after.locale()));
        addIfDifferent(fields, ChangedField.ROLES, !before.roles().equals(after.roles()));
        return fields;
    }

    private static void addIfDifferent(Set<ChangedField> fields, ChangedField field, boolean differs) {
        if (differs) {
            fields.add(field);
        }
    }

    @Override
    public String toString() {
        return "ProfileChange[***]";
    }
}
