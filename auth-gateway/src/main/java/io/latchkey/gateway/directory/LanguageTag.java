package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountLocale;
import java.util.IllformedLocaleException;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a BCP 47 tag and reduces it to one of our languages. */
final class LanguageTag {
    private LanguageTag() {}

    static Optional<AccountLocale> matchLocale(String tag) {
        try {
            String language =
                    new java.util.Locale.Builder().setLanguageTag(tag).build().getLanguage();
            return Stream.of(AccountLocale.values())
                    .filter(ours -> ours.code().equals(language))
                    .findFirst();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
