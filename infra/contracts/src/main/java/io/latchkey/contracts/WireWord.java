package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum whose words on the wire and in tables are its constants in small letters, with hyphens between the words. */
public interface WireWord {

    String name();

    /** The word, for instance {@code first-sign-in} of {@code FIRST_SIGN_IN}: no constant is renamed without the wire. */
    @JsonValue
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
