package io.latchkey.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A language is its files: no class, migration, schema, template or script of the product names one. */
class LanguageFilesTests {

    private static final List<String> MODULES = List.of(
            "account-service",
            "auth-gateway",
            "notification-service",
            "infra/contracts",
            "infra/messaging",
            "infra/platform");

    private static final List<String> KINDS =
            List.of(".java", ".sql", ".json", ".yaml", ".html", ".js", ".css", ".txt");

    private static final Pattern CODE = Pattern.compile("(?<![\\\\\\w])([\"'])(en|es)(-[A-Z]{2})?\\1");

    /** How a file's path ends and how often it names one. */
    private static final Map<String, Long> EXCEPTIONS = Map.of(
            // the authority and the fallback, in one place
            "AccountLocale.java", 1L,
            // a page for whoever works on the mails, in English
            "PreviewPage.java", 2L,
            // the detail of a problem is the API's, in English
            "console/problem.html", 1L,
            // applied already: V111 replaces their constraints
            "V100__directory_and_sessions.sql", 2L,
            "V106__access_requests.sql", 4L);

    @Test
    void nothingNamesALanguageButItsFiles() throws IOException {
        Path root = Path.of("../..").toRealPath();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main"))) {
                files.filter(file ->
                                KINDS.stream().anyMatch(kind -> file.toString().endsWith(kind)))
                        .forEach(file -> assertThat(countCodes(read(file)))
                                .as(root.relativize(file).toString())
                                .isEqualTo(excepted(file)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"List.of(\"en\", x)", "CHECK (locale IN ('es'))", "th:lang=\"en-GB\"", "mail('es', 'Título')"})
    void aLanguageCodeBetweenQuotesIsFound(String text) {
        assertThat(countCodes(text)).isOne();
    }

    private static long excepted(Path file) {
        return EXCEPTIONS.entrySet().stream()
                .filter(exception -> file.endsWith(exception.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long countCodes(String text) {
        return CODE.matcher(text).results().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
