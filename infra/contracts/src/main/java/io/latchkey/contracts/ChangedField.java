package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an executive changed. */
public enum ChangedField {
    /** The address: kills every link. */
    EMAIL("email"),
    /** The name. */
    DISPLAY_NAME("displayName"),
    /** The language. */
    LOCALE("locale"),
    /** The roles. */
    ROLES("roles");

    private final String code;

    ChangedField(String code) {
        this.code = code;
    }

    /** The word on the wire and in tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** An unmodifiable copy in declaration order, so that the same change always gives the same bytes. */
    static Set<ChangedField> ordered(@Nullable Collection<ChangedField> changed) {
        return Fields.ordered(ChangedField.class, changed, "changed");
    }
}
