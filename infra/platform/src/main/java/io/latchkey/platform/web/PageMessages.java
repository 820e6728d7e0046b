package io.latchkey.platform.web;

import io.latchkey.contracts.AccountLocale;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
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
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.ResourcePatternUtils;

/** The languages of the pages, English first; complete, or they are not made at all. */
public final class PageMessages {

    private static final String AUTHORITY = AccountLocale.ENGLISH.code();
    private static final String SUFFIX = ".properties";

    private final String directory;
    private final List<MessageBundle> all;

    /** @throws IllegalStateException naming the first language and keys that differ from English */
    public PageMessages(String directory, List<MessageBundle> found) {
        this.directory = directory;
        all = found.stream()
                .sorted(Comparator.comparing((MessageBundle one) -> !one.code().equals(AUTHORITY))
                        .thenComparing(MessageBundle::code))
                .toList();
        if (all.isEmpty() || !defaultBundle().code().equals(AUTHORITY)) {
            throw new IllegalStateException(directory + "/" + AUTHORITY + ".properties is missing");
        }
        all.forEach(this::checkComplete);
    }

    /**
     * Finds the languages: one {@code <directory>/<code>.properties} each, UTF-8, nothing else to register.
     *
     * @param resources where to look: the application's own, so that a file added to its class path is a language
     */
    public static PageMessages loadAll(ResourceLoader resources, String directory) {
        try {
            Resource[] files = ResourcePatternUtils.getResourcePatternResolver(resources)
                    .getResources("classpath*:" + directory + "/*" + SUFFIX);
            List<MessageBundle> found =
                    Stream.of(files).map(PageMessages::loadBundle).toList();
            return new PageMessages(directory, found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MessageBundle loadBundle(Resource file) {
        String name = Objects.requireNonNull(file.getFilename());
        Properties texts = new Properties();
        try (Reader reader = new EncodedResource(file, "UTF-8").getReader()) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> byKey =
                texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
        return new MessageBundle(name.substring(0, name.length() - SUFFIX.length()), byKey);
    }

    public List<MessageBundle> listBundles() {
        return all;
    }

    public MessageBundle defaultBundle() {
        return all.getFirst();
    }

    /** The language of a code; a region is reduced; empty for anything else, whatever it looks like. */
    public Optional<MessageBundle> matchTag(@Nullable String tag) {
        if (tag == null || tag.length() > 35) {
            return Optional.empty();
        }
        String language = Locale.forLanguageTag(tag.strip()).getLanguage();
        return all.stream().filter(one -> one.code().equals(language)).findFirst();
    }

    /** The best match for an {@code Accept-Language} header (RFC 4647 lookup), else English. */
    public MessageBundle preferredLanguage(@Nullable String accepted) {
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
            throw new IllegalStateException(directory + "/" + language.code() + ".properties and " + directory + "/"
                    + AUTHORITY + ".properties differ in " + differing);
        }
    }
}
