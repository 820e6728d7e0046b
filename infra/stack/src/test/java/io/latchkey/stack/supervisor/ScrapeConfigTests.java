package io.latchkey.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.plan.StackScope;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapeConfigTests {

    @Test
    void everyReplicaOfEveryServiceIsAskedOnItsOwnManagementPort() {
        var plan = new StackPlan(
                Path.of("/project"),
                Path.of("/data"),
                StackPorts.fromEnvironment(Map.of()),
                StackScope.ALL,
                Map.of(),
                2,
                true);

        assertThat(ScrapeConfig.renderConfig(plan))
                .contains("rule_files:\n  - '/project/infra/dashboards/prometheus/*.rules.yml'\n")
                .contains("job_name: account-service", "targets: ['127.0.0.1:8091', '127.0.0.1:8191']")
                .contains("job_name: notification-service", "targets: ['127.0.0.1:8092', '127.0.0.1:8192']")
                .contains("job_name: auth-gateway", "targets: ['127.0.0.1:8090', '127.0.0.1:8190']");
    }

    @Test
    void thePortOfPrometheusMattersOnlyToThoseWhoAskForIt() {
        assertThat(StackPorts.fromEnvironment(Map.of("LATCHKEY_GATEWAY_PORT", "9090"))
                        .portOf(ListenerPort.GATEWAY))
                .isEqualTo(9090);
    }
}
