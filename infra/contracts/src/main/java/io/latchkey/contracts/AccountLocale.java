package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The language of an account's mails and pages: the language subtag of BCP 47 (RFC 5646), without a region. Any is
 * valid here; which ones there are texts in is known to the service that has the files.
 *
 * @param code two or three small letters, as on the wire and in tables
 */
public record AccountLocale(@JsonValue String code) {

    private static final Pattern SUBTAG = Pattern.compile("[a-z]{2,3}");

    /** The authority for the meaning of every text, and what is spoken where a language is missing or unknown. */
    public static final AccountLocale ENGLISH = new AccountLocale("en");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountLocale {
        if (!isSubtag(code)) {
            throw new InvalidEventException("field locale is not a language subtag of BCP 47");
        }
    }

    /** The language of a well-formed BCP 47 tag, its region and everything else left out; empty for any other text. */
    public static Optional<AccountLocale> fromTag(String tag) {
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            return isSubtag(language) ? Optional.of(new AccountLocale(language)) : Optional.empty();
        } catch (IllformedLocaleException malformed) {
            return Optional.empty();
        }
    }

    public Locale toLocale() {
        return Locale.forLanguageTag(code);
    }

    @Override
    public String toString() {
        return code;
    }

    private static boolean isSubtag(String text) {
        return SUBTAG.matcher(text).matches();
    }
}
