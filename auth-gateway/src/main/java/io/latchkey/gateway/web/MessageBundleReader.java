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
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.ResourcePatternUtils;

/** Finds the languages: one {@code messages/<code>.properties} each, UTF-8, nothing else to register. */
final class MessageBundleReader {

    private static final String SUFFIX = ".properties";

    private MessageBundleReader() {}

    /** @param resources where to look: the application's own, so that a file added to its class path is a language */
    static Messages loadAll(ResourceLoader resources) {
        try {
            Resource[] files = ResourcePatternUtils.getResourcePatternResolver(resources)
                    .getResources("classpath*:messages/*" + SUFFIX);
            List<MessageBundle> found =
                    Stream.of(files).map(MessageBundleReader::loadBundle).toList();
            return new Messages(found);
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
}
