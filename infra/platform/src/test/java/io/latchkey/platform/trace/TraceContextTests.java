package io.latchkey.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.util.context.Context;

class TraceContextTests {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String FORM = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

    @Test
    void aChildIsAnotherSpanOfTheSameTraceWithTheSameFlags() {
        assertThat(TraceContext.childTraceparent(PARENT))
                .matches(FORM)
                .startsWith(PARENT.substring(0, 36))
                .endsWith("-01")
                .isNotEqualTo(PARENT);
    }

    @Test
    void withoutAParentANewTraceBegins() {
        assertThat(TraceContext.childTraceparent(null)).matches(FORM).isNotEqualTo(TraceContext.childTraceparent(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nx: y"
            })
    void aMalformedOneIsLeftOutAndBeginsANewTrace(String malformed) {
        assertThat(TraceContext.currentTraceparent(TraceContext.putTraceparent(Context.empty(), malformed)))
                .isNull();
        assertThat(TraceContext.childTraceparent(malformed)).matches(FORM);
    }

    @Test
    void theContextCarriesIt() {
        assertThat(TraceContext.currentTraceparent(TraceContext.putTraceparent(Context.empty(), PARENT)))
                .isEqualTo(PARENT);
    }
}
