package io.latchkey.platform.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import io.latchkey.platform.trace.TraceLogFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogFormatPostProcessorTests {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void aLogIsJsonUnlessSomebodyWantsToReadIt() {
        assertThat(format(Map.of("LATCHKEY_LOG_FORMAT", "json"))).isEqualTo("ecs");
        assertThat(format(Map.of("LATCHKEY_LOG_FORMAT", "plain"))).isNull();
        assertThatThrownBy(() -> format(Map.of("LATCHKEY_LOG_FORMAT", "xml")))
                .hasMessageContaining("LATCHKEY_LOG_FORMAT")
                .hasMessageContaining("json or plain");
    }

    @Test
    void whateverIsLoggedStaysOneLineAndOneObject() {
        String hostile = "a\r\n{\"message\":\"forged\"}\u001b[31m\u0000\u0085\u2028\"\\\ud800";

        String line = written(hostile);

        assertThat(line).endsWith("\n");
        assertThat(line.substring(0, line.length() - 1))
                .doesNotContain("\n", "\r")
                .doesNotContainPattern("[\\x00-\\x1f\\x7f]");
        JsonNode object = JsonMapper.shared().readTree(line);
        assertThat(object.path("message").asString()).startsWith("said: a\r\n{\"message\":\"forged\"}\u001b[31m");
        assertThat(object.path("log").path("level").asString()).isEqualTo("WARN");
    }

    @Test
    void aLineTellsItsTraceAndItsIdsAsFields() {
        JsonNode object = JsonMapper.shared().readTree(written("nothing"));

        assertThat(object.path("trace").path("id").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(object.path("span").path("id").asString()).isEqualTo("b7ad6b7169203331");
        assertThat(object.path("event").path("id").asString()).isEqualTo("42");
    }

    private static String written(String words) {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putObject(Environment.class.getName(), new StandardEnvironment());
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        context.getLogger("io.latchkey").addAppender(logged);
        Logger log = context.getLogger("io.latchkey");
        TraceLogFields.addTraceFields(log.atWarn(), TRACE)
                .addKeyValue("event.id", "42")
                .log("said: {}", words);
        return new String(encoder.encode(logged.list.getFirst()), UTF_8);
    }

    private static @Nullable String format(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new LogFormatPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("logging.structured.format.console");
    }
}
