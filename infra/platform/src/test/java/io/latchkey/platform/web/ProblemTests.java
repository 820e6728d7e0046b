package io.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProblemTests {

    @Test
    void whatIsWrongIsNamedByAPointer() {
        assertThat(new String(Problem.invalidRequest("/Host", "must stand once").toJson(), StandardCharsets.UTF_8))
                .contains("{\"pointer\":\"/Host\",\"detail\":\"must stand once\"}");
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.invalidRequest("Host", "must stand once"));
    }
}
