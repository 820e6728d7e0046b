package io.latchkey.platform.settings;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * How a service writes its log, by {@code LATCHKEY_LOG_FORMAT}: one JSON object a line (Elastic Common Schema) unless
 * a person is to read it. Both are the framework's own forms.
 */
final class LogFormatPostProcessor implements EnvironmentPostProcessor {

    private static final String SETTING = "LATCHKEY_LOG_FORMAT";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String wanted = environment.getProperty(SETTING, "json").strip();
        switch (wanted) {
            case "json" ->
                environment
                        .getPropertySources()
                        .addLast(new MapPropertySource(
                                "latchkey.log", Map.of("logging.structured.format.console", "ecs")));
            case "plain" -> {
                // What the framework does by itself.
            }
            default ->
                throw new InvalidConfigurationPropertyValueException(SETTING, wanted, "It must be json or plain");
        }
    }
}
