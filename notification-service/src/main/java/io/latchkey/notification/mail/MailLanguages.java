package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.stereotype.Component;

/**
 * The languages that there are mails in: those of {@code mails/<code>.properties}, found once at the start. A language
 * has every text and every template, or the start fails.
 */
@Component
public final class MailLanguages {

    private static final List<String> PARTS = List.of("subject.txt", "body.txt", "body.html");

    private final Map<AccountLocale, MailPhrases> phrases =
            new TreeMap<>(Comparator.comparing((AccountLocale one) -> !one.equals(AccountLocale.ENGLISH))
                    .thenComparing(AccountLocale::code));

    /**
     * @param resources where to look: the application's own
     * @throws IllegalStateException naming the first file or texts that are missing
     */
    MailLanguages(ResourceLoader resources) {
        for (Resource file : findFiles(resources)) {
            String name = Objects.requireNonNull(file.getFilename());
            var language = new AccountLocale(name.substring(0, name.indexOf('.')));
            checkTemplates(language, resources);
            phrases.put(language, readPhrases(language, file));
        }
        if (!phrases.containsKey(AccountLocale.ENGLISH)) {
            throw new IllegalStateException("mails/" + AccountLocale.ENGLISH + ".properties is missing");
        }
    }

    /** English first. */
    public List<AccountLocale> listLanguages() {
        return List.copyOf(phrases.keySet());
    }

    /** The language itself, or English where there are no mails in it. */
    public AccountLocale chooseLanguage(AccountLocale wanted) {
        return phrases.containsKey(wanted) ? wanted : AccountLocale.ENGLISH;
    }

    /** @param language one of {@link #listLanguages} */
    MailPhrases phrasesOf(AccountLocale language) {
        return Objects.requireNonNull(phrases.get(language), language.code());
    }

    static String templateFolder(MailTemplate template, AccountLocale language) {
        return template.code() + "/" + language.code() + "/";
    }

    private static Resource[] findFiles(ResourceLoader resources) {
        try {
            return ResourcePatternUtils.getResourcePatternResolver(resources)
                    .getResources("classpath*:mails/*.properties");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void checkTemplates(AccountLocale language, ResourceLoader resources) {
        Stream<String> parts = Stream.of(MailTemplate.values())
                .flatMap(template -> PARTS.stream().map(part -> templateFolder(template, language) + part));
        Stream.concat(parts, Stream.of("frame/" + language.code() + "/frame.html"))
                .map(path -> "mails/" + path)
                .filter(path -> !resources.getResource("classpath:" + path).exists())
                .findFirst()
                .ifPresent(path -> {
                    throw new IllegalStateException(path + " is missing");
                });
    }

    private static MailPhrases readPhrases(AccountLocale language, Resource file) {
        Properties texts = new Properties();
        try (Reader reader = new EncodedResource(file, "UTF-8").getReader()) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> byKey =
                texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
        if (!byKey.keySet().equals(MailPhrases.KEYS)) {
            throw new IllegalStateException("mails/" + language + ".properties must have the texts "
                    + MailPhrases.KEYS.stream().sorted().toList() + " and no other");
        }
        return new MailPhrases(language, byKey);
    }
}
