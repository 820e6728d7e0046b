package io.latchkey.notification.web;

import io.latchkey.contracts.AccountLocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The languages of the pages and every text by its key, English first; complete, or they are not made at all. */
final class Messages {

    private static final String SUFFIX = ".properties";

    /** Those of {@code console/<code>.properties}, the authority first. */
    private static final List<String> CODES = findCodes();

    private final Map<String, Map<String, String>> texts;

    /** @throws IllegalStateException naming the keys in which a language differs from English */
    Messages(Map<String, Map<String, String>> texts) {
        this.texts = Map.copyOf(texts);
        texts.forEach(this::checkComplete);
    }

    static Messages loadAll() {
        return new Messages(CODES.stream().collect(Collectors.toMap(code -> code, Messages::readFile)));
    }

    static List<String> languageCodes() {
        return CODES;
    }

    /** The language of a code; a region is reduced; empty for anything else, whatever it looks like. */
    static Optional<String> findByTag(@Nullable String tag) {
        if (tag == null || tag.length() > 35) {
            return Optional.empty();
        }
        String language = Locale.forLanguageTag(tag.strip()).getLanguage();
        return CODES.stream().filter(language::equals).findFirst();
    }

    /** The best match for an {@code Accept-Language} header (RFC 4647 lookup), else English. */
    static String matchAccepted(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return CODES.getFirst();
        }
        try {
            return findByTag(Locale.lookupTag(LanguageRange.parse(accepted), CODES))
                    .orElse(CODES.getFirst());
        } catch (IllegalArgumentException malformed) {
            return CODES.getFirst();
        }
    }

    /** The text of a key; one that is missing is a fault of ours and says so. */
    String getText(String language, String key) {
        String text = Objects.requireNonNull(texts.get(language), language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("language " + language + " has no text " + key);
        }
        return text;
    }

    private void checkComplete(String code, Map<String, String> own) {
        Set<String> english =
                Objects.requireNonNull(texts.get(CODES.getFirst())).keySet();
        Set<String> differing = new TreeSet<>(english);
        differing.removeAll(own.keySet());
        own.keySet().stream().filter(key -> !english.contains(key)).forEach(differing::add);
        if (!differing.isEmpty()) {
            throw new IllegalStateException("console/" + code + ".properties and console/" + CODES.getFirst()
                    + ".properties differ in " + differing);
        }
    }

    private static List<String> findCodes() {
        String authority = AccountLocale.ENGLISH.code();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver(Messages.class.getClassLoader())
                    .getResources("classpath*:console/*" + SUFFIX);
            return Stream.of(files)
                    .map(file -> Objects.requireNonNull(file.getFilename()))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted(Comparator.comparing((String code) -> !code.equals(authority))
                            .thenComparing(code -> code))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> readFile(String code) {
        Properties texts = new Properties();
        var file = Objects.requireNonNull(Messages.class.getResourceAsStream("/console/" + code + SUFFIX), code);
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
    }
}
