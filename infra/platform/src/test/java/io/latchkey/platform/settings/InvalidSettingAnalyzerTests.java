package io.latchkey.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.PropertyPlaceholderHelper;

class InvalidSettingAnalyzerTests {
    private final InvalidSettingAnalyzer analyzer = new InvalidSettingAnalyzer();

    @Test
    void aMissingSettingIsNamed() {
        var failure = catchThrowable(() -> new PropertyPlaceholderHelper("${", "}", ":", null, false)
                .replacePlaceholders("${LATCHKEY_DIGEST_KEYS}", name -> null));
        assertThat(description(new IllegalStateException(failure)))
                .isEqualTo("The setting LATCHKEY_DIGEST_KEYS is missing.");
    }

    @Test
    void aWrongSecretIsNamedAndNotRepeated() {
        var source = new MapConfigurationPropertySource(Map.of("latchkey.digest.keys", "c2hvcnQ="));
        var failure = catchThrowable(() -> new Binder(source).bind("latchkey.digest", Keys.class));
        assertThat(description(failure))
                .isEqualTo("The setting latchkey.digest is wrong: each key must be base64 of at least 32 bytes.");
    }

    @Test
    void aValueOfTheWrongTypeIsNamedAndNotRepeated() {
        var source = new MapConfigurationPropertySource(Map.of("latchkey.web.requests-per-minute", "s3cret"));
        var failure = catchThrowable(() -> new Binder(source).bind("latchkey.web.requests-per-minute", Integer.class));
        assertThat(description(failure)).isEqualTo("The setting latchkey.web.requests-per-minute is wrong.");
    }

    @Test
    void anotherFailureIsLeftToOthers() {
        assertThat(analyzer.analyze(new IllegalStateException("x"))).isNull();
    }

    record Keys(String keys) {

        Keys {
            if (keys.length() < 44) {
                throw new IllegalArgumentException("each key must be base64 of at least 32 bytes");
            }
        }
    }

    private String description(Throwable failure) {
        return Objects.requireNonNull(
                Objects.requireNonNull(analyzer.analyze(failure)).getDescription());
    }
}
