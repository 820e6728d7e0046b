package io.latchkey.gateway.web;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the languages: one {@code messages/<code>.properties} each, UTF-8, nothing else to register. */
final class LanguageFiles {

    private static final String SUFFIX = ".properties";

    private LanguageFiles() {}

    static Languages read() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver(LanguageFiles.class.getClassLoader())
                    .getResources("classpath*:messages/*" + SUFFIX);
            List<Language> found = Stream.of(files).map(LanguageFiles::language).toList();
            return new Languages(found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Language language(Resource file) {
        String name = Objects.requireNonNull(file.getFilename());
        Properties texts = new Properties();
        try (Reader reader = new EncodedResource(file, "UTF-8").getReader()) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> byKey =
                texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
        return new Language(name.substring(0, name.length() - SUFFIX.length()), byKey);
    }
}
