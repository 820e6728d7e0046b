package io.latchkey.messaging.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.PropertyPlaceholderHelper;

class WrongSettingTests {
    private final WrongSetting analyzer = new WrongSetting();

    @Test
    void a_missing_setting_is_named() {
        var failure = catchThrowable(() -> new PropertyPlaceholderHelper("${", "}", ":", null, false)
                .replacePlaceholders("${LATCHKEY_DIGEST_KEYS}", name -> null));
        assertThat(description(new IllegalStateException(failure)))
                .isEqualTo("The setting LATCHKEY_DIGEST_KEYS is missing.");
    }

    @Test
    void a_wrong_secret_is_named_and_not_repeated() {
        var source = new MapConfigurationPropertySource(Map.of("latchkey.digest.keys", "c2hvcnQ="));
        var failure = catchThrowable(() -> new Binder(source).bind("latchkey.digest", Keys.class));
        assertThat(description(failure))
                .isEqualTo("The setting latchkey.digest is wrong: each key must be base64 of at least 32 bytes.");
    }

    @Test
    void a_value_of_the_wrong_type_is_named_and_not_repeated() {
        var source = new MapConfigurationPropertySource(Map.of("latchkey.web.requests-per-minute", "s3cret"));
        var failure = catchThrowable(() -> new Binder(source).bind("latchkey.web.requests-per-minute", Integer.class));
        assertThat(description(failure)).isEqualTo("The setting latchkey.web.requests-per-minute is wrong.");
    }

    @Test
    void another_failure_is_left_to_others() {
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
