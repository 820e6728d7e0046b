package io.latchkey.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents name what is there: a reader who follows one finds the type and the file. */
class DocumentsTests {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern TYPE = Pattern.compile("`(?:[a-z]+\\.)*([A-Z][a-z]+(?:[A-Z][A-Za-z]+)+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");

    @Test
    void everyTypeOnTheOnePageOfTheHouseExists() {
        Set<String> types = sources().collect(Collectors.toSet());
        String page = SourceTree.readFile(ROOT.resolve("infra/docs/architecture.md"));
        List<String> named =
                TYPE.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(types).containsAll(named);
    }

    @Test
    void everyLinkBetweenDocumentsLeadsToAFile() {
        assertThat(documents().flatMap(DocumentsTests::deadLinks)).isEmpty();
    }

    @Test
    void aDeadLinkIsFound() {
        assertThat(LINK.matcher("see [there](gone/away.md#part)").results().map(match -> match.group(1)))
                .containsExactly("gone/away.md");
    }

    private static Stream<String> deadLinks(Path document) {
        return LINK.matcher(SourceTree.readFile(document))
                .results()
                .map(match -> match.group(1))
                .filter(link -> !Files.exists(document.resolveSibling(link)))
                .map(link -> ROOT.relativize(document) + " -> " + link);
    }

    private static Stream<Path> documents() {
        return Stream.concat(
                Stream.of(ROOT.resolve("README.md")),
                walk(ROOT.resolve("infra/docs")).filter(file -> file.toString().endsWith(".md")));
    }

    /** The simple names of every top-level type of every module, and of every event by its schema. */
    static Stream<String> sources() {
        return filesBelow("src")
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java") || name.endsWith(".v1.json"))
                .map(name -> name.substring(0, name.indexOf('.')));
    }

    /** What goes into the jars of every module besides classes. */
    static Stream<Path> resources() {
        return filesBelow("src/main/resources");
    }

    private static Stream<Path> filesBelow(String directory) {
        return Stream.concat(list(ROOT), list(ROOT.resolve("infra")))
                .map(module -> module.resolve(directory))
                .filter(Files::isDirectory)
                .flatMap(DocumentsTests::walk);
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> walk(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
