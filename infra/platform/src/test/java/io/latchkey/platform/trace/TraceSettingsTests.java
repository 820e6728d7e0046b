package io.latchkey.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingsTests {

    @Test
    void withoutACollectorNothingIsExported() {
        assertThat(new TraceSettings("", 1).exportsSpans()).isFalse();
        assertThat(new TraceSettings("http://localhost:4318", 0.1).exportsSpans())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:4318", "http://localhost:4318/"})
    void spansGoToWhereOtlpTakesThem(String endpoint) {
        assertThat(new TraceSettings(endpoint, 1).tracesUrl()).isEqualTo("http://localhost:4318/v1/traces");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:4318", "ftp://host", "http://", "http://host/v1/traces", "http://host?x", "not one"})
    void whatIsNoAddressStopsTheStartWithItsName(String endpoint) {
        assertThatThrownBy(() -> new TraceSettings(endpoint, 1))
                .hasMessageStartingWith("LATCHKEY_OTLP_ENDPOINT must be")
                .message()
                .doesNotContain("4318");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aShareIsAShare(double share) {
        assertThatThrownBy(() -> new TraceSettings("", share)).hasMessageStartingWith("LATCHKEY_TRACE_SHARE must be");
    }
}
