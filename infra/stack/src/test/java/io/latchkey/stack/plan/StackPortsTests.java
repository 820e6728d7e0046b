package io.latchkey.stack.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackPortsTests {

    @Test
    void withoutSettingsThePortsAreTheContracts() {
        StackPorts ports = StackPorts.fromEnvironment(Map.of());

        assertThat(ports.portOf(ListenerPort.GATEWAY)).isEqualTo(8080);
        assertThat(ports.portOf(ListenerPort.ACCOUNT)).isEqualTo(8081);
        assertThat(ports.portOf(ListenerPort.NOTIFICATION)).isEqualTo(8082);
        assertThat(ports.portOf(ListenerPort.GATEWAY_MANAGEMENT)).isEqualTo(8090);
        assertThat(ports.portOf(ListenerPort.ACCOUNT_MANAGEMENT)).isEqualTo(8091);
        assertThat(ports.portOf(ListenerPort.NOTIFICATION_MANAGEMENT)).isEqualTo(8092);
        assertThat(ports.portOf(ListenerPort.INBOX)).isEqualTo(8025);
        assertThat(ports.portOf(ListenerPort.SMTP)).isEqualTo(1025);
        assertThat(ports.portOf(ListenerPort.KAFKA)).isEqualTo(9092);
        assertThat(ports.portOf(ListenerPort.POSTGRES)).isEqualTo(5433);
    }

    /** Other ports are given to people and programs, who are told where something stands in their way. */
    @Test
    void whatNobodyReliesOnGoesAroundPortsThatOthersHave() {
        StackPorts ports = StackPorts.fromEnvironment(
                Map.of("LATCHKEY_GATEWAY_PORT", "8083", "LATCHKEY_GATEWAY_MANAGEMENT_PORT", "8084"));

        assertThat(ports.portOf(ListenerPort.NOTIFICATION_INTERNAL)).isNotEqualTo(8083);
        assertThat(ports.portOf(ListenerPort.CONSOLE)).isNotEqualTo(8084);
        assertThatThrownBy(() -> StackPorts.fromEnvironment(
                        Map.of("LATCHKEY_GATEWAY_PORT", "8084", "LATCHKEY_CONSOLE_PORT", "8084")))
                .isInstanceOf(StackException.class);
    }

    @Test
    void aTakenPortIsNamedWithItsOwnerAndTheVariableThatMovesIt() throws IOException {
        StackPorts free = StackPorts.findFree();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = new HashMap<>();
            free.byVariable().forEach((name, port) -> settings.put(name, port.toString()));
            settings.put("LATCHKEY_KAFKA_PORT", Integer.toString(other.getLocalPort()));

            assertThatThrownBy(() -> StackPorts.fromEnvironment(settings).requireFree(StackScope.ALL))
                    .isInstanceOf(StackException.class)
                    .hasMessage("port " + other.getLocalPort()
                            + " (Kafka) is taken: stop what listens there, or set LATCHKEY_KAFKA_PORT to another port");
            assertThatCode(() -> StackPorts.fromEnvironment(settings).requireFree(StackScope.SERVICES))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aPortThatIsNoneIsRefusedInOneLine() {
        assertThatThrownBy(() -> StackPorts.fromEnvironment(Map.of("LATCHKEY_GATEWAY_PORT", "70000")))
                .hasMessage("LATCHKEY_GATEWAY_PORT must be a port from 1 to 65535, not \"70000\"");
        assertThatThrownBy(() -> StackPorts.fromEnvironment(Map.of("LATCHKEY_GATEWAY_PORT", "http")))
                .isInstanceOf(StackException.class);
    }

    @Test
    void twoListenersOnOnePortAreNamedBoth() {
        assertThatThrownBy(() -> StackPorts.fromEnvironment(Map.of("LATCHKEY_GATEWAY_PORT", "8025")))
                .hasMessageContaining("LATCHKEY_INBOX_PORT")
                .hasMessageContaining("LATCHKEY_GATEWAY_PORT");
    }
}
