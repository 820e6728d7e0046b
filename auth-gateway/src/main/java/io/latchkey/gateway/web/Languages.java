package io.latchkey.gateway.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The languages of the pages, English first; complete, or they are not made at all. */
final class Languages {

    static final String AUTHORITY = "en";

    private final List<Language> all;

    /** @throws IllegalStateException naming the first language and keys that differ from English */
    Languages(List<Language> found) {
        all = found.stream()
                .sorted(Comparator.comparing((Language one) -> !one.code().equals(AUTHORITY))
                        .thenComparing(Language::code))
                .toList();
        if (all.isEmpty() || !first().code().equals(AUTHORITY)) {
            throw new IllegalStateException("messages/" + AUTHORITY + ".properties is missing");
        }
        all.forEach(this::checkComplete);
    }

    List<Language> all() {
        return all;
    }

    Language first() {
        return all.getFirst();
    }

    /** The language of a code; a region is reduced; empty for anything else, whatever it looks like. */
    Optional<Language> of(@Nullable String tag) {
        if (tag == null || tag.length() > 35) {
            return Optional.empty();
        }
        String language = Locale.forLanguageTag(tag.strip()).getLanguage();
        return all.stream().filter(one -> one.code().equals(language)).findFirst();
    }

    /** The best match for an {@code Accept-Language} header (RFC 4647 lookup), else English. */
    Language preferred(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return first();
        }
        try {
            List<String> codes = all.stream().map(Language::code).toList();
            String match = Locale.lookupTag(LanguageRange.parse(accepted), codes);
            return of(match).orElseGet(this::first);
        } catch (IllegalArgumentException malformed) {
            return first();
        }
    }

    private void checkComplete(Language language) {
        Set<String> differing = new TreeSet<>(first().texts().keySet());
        Set<String> surplus = new TreeSet<>(language.texts().keySet());
        differing.removeAll(language.texts().keySet());
        surplus.removeAll(first().texts().keySet());
        differing.addAll(surplus);
        if (!differing.isEmpty()) {
            throw new IllegalStateException("messages/" + language.code() + ".properties and messages/" + AUTHORITY
                    + ".properties differ in " + differing);
        }
    }
}
