package io.latchkey.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTests {

    @Test
    void ofALineOfJsonAPersonReadsWhatWasSaidAndWhatWentWrong() {
        String line = """
                {"@timestamp":"2026-11-26T09:00:00Z","log":{"level":"ERROR","logger":"a.B"},"message":"No start.\\nWhy.",\
                "error":{"stack_trace":"java.lang.X: y\\n\\tat a.B"}}""";

        assertThat(LogLine.toPlainText(line)).containsExactly("ERROR No start.", "Why.", "java.lang.X: y", "\tat a.B");
    }

    @Test
    void everyOtherLineIsReadAsItIs() {
        assertThat(LogLine.toPlainText("[warning][aot] no cache")).containsExactly("[warning][aot] no cache");
        assertThat(LogLine.toPlainText("{\"message\":\"cut sho")).containsExactly("{\"message\":\"cut sho");
    }
}
