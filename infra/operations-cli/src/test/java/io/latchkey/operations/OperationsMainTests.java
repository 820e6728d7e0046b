package io.latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class OperationsMainTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theHelpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("list", "show", "letters", "replay", "park", "discard", "pause", "resume");
        assertThat(text(err)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "show",
                "letters surplus",
                "replay",
                "replay --cap ten --dry-run",
                "replay --cap 3",
                "replay --cap",
                "list --week",
                "park topic/0/1",
                "letter nonsense",
                "show one two"
            })
    void whatCannotBeMeantEndsWithOneLineAndStatusTwo(String line) {
        int status = OperationsMain.run(
                List.of(line.split(" ")),
                Map.of("LATCHKEY_OPERATIONS_EMAIL", "olga@example.org", "LATCHKEY_GATEWAY_PORT", "1"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).as(text(err)).isEqualTo(2);
        assertThat(text(err).lines()).hasSize(1).first().asString().startsWith("ops: ");
    }

    @Test
    void withoutAnAddressItSaysWhichSettingIsMissing() {
        assertThat(run("list")).isEqualTo(2);
        assertThat(text(err)).contains("LATCHKEY_OPERATIONS_EMAIL");
    }

    @Test
    void aStackThatDoesNotRunIsSaidInOneLine() {
        int status = OperationsMain.run(
                List.of("list"),
                Map.of(
                        "LATCHKEY_OPERATIONS_EMAIL",
                        "olga@example.org",
                        "LATCHKEY_OPERATIONS_PASSWORD",
                        "correct horse battery",
                        "LATCHKEY_GATEWAY_PORT",
                        "1"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(1);
        assertThat(text(err)).contains("no answer from http://localhost:1").doesNotContain("correct horse");
    }

    @Test
    void whatAProviderSaidCannotCommandATerminal() {
        var printer = new AnswerPrinter(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        printer.printAudit(JsonMapper.shared().readTree("""
                {"entries":[{"at":"2026-01-01T00:00:00Z","deed":"SIGNED_IN","target":"x\\u001b[2Jy","by":"z","reason":""}]}
                """));
        assertThat(text(out)).contains("x [2Jy").doesNotContain("\u001b");
    }

    private int run(String... arguments) {
        return OperationsMain.run(
                List.of(arguments),
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
