package io.latchkey.gateway.web;

import io.latchkey.contracts.AccountLocale;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The languages of the pages, English first; complete, or they are not made at all. */
final class Messages {

    static final String AUTHORITY = AccountLocale.ENGLISH.code();

    private final List<MessageBundle> all;

    /** @throws IllegalStateException naming the first language and keys that differ from English */
    Messages(List<MessageBundle> found) {
        all = found.stream()
                .sorted(Comparator.comparing((MessageBundle one) -> !one.code().equals(AUTHORITY))
                        .thenComparing(MessageBundle::code))
                .toList();
        if (all.isEmpty() || !defaultBundle().code().equals(AUTHORITY)) {
            throw new IllegalStateException("messages/" + AUTHORITY + ".properties is missing");
        }
        all.forEach(this::checkComplete);
    }

    List<MessageBundle> listBundles() {
        return all;
    }

    MessageBundle defaultBundle() {
        return all.getFirst();
    }

    /** The language of a code; a region is reduced; empty for anything else, whatever it looks like. */
    Optional<MessageBundle> matchTag(@Nullable String tag) {
        if (tag == null || tag.length() > 35) {
            return Optional.empty();
        }
        String language = Locale.forLanguageTag(tag.strip()).getLanguage();
        return all.stream().filter(one -> one.code().equals(language)).findFirst();
    }

    /** The best match for an {@code Accept-Language} header (RFC 4647 lookup), else English. */
    MessageBundle preferredLanguage(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return defaultBundle();
        }
        try {
            List<String> codes = all.stream().map(MessageBundle::code).toList();
            String match = Locale.lookupTag(LanguageRange.parse(accepted), codes);
            return matchTag(match).orElseGet(this::defaultBundle);
        } catch (IllegalArgumentException malformed) {
            return defaultBundle();
        }
    }

    private void checkComplete(MessageBundle language) {
        Set<String> differing = new TreeSet<>(defaultBundle().texts().keySet());
        Set<String> surplus = new TreeSet<>(language.texts().keySet());
        differing.removeAll(language.texts().keySet());
        surplus.removeAll(defaultBundle().texts().keySet());
        differing.addAll(surplus);
        if (!differing.isEmpty()) {
            throw new IllegalStateException("messages/" + language.code() + ".properties and messages/" + AUTHORITY
                    + ".properties differ in " + differing);
        }
    }
}
