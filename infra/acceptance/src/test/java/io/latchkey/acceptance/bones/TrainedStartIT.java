package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service starts from what a training run left of it. */
class TrainedStartIT {

    private final RunningStack stack = RunningStack.shared();

    @ParameterizedTest
    @ValueSource(strings = {"auth-gateway", "account-service", "notification-service"})
    void aServiceUsesItsCacheWithoutComplaint(String service) throws IOException {
        Path process = Path.of("/proc", Long.toString(stack.stack().pid(service)));
        String option = Arrays.stream(
                        Files.readString(process.resolve("cmdline")).split("\0"))
                .filter(argument -> argument.startsWith("-XX:AOTCache="))
                .findFirst()
                .orElseThrow();

        // A JVM that refuses its cache says so, and goes on without.
        assertThat(Files.readString(process.resolve("maps"))).contains(option.substring(option.indexOf('=') + 1));
        assertThat(Files.readString(stack.data().resolve("logs").resolve(service + ".log")))
                .doesNotContain("[aot]");
    }
}
