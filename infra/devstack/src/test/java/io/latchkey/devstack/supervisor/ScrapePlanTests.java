package io.latchkey.devstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapePlanTests {

    @Test
    void everyReplicaOfEveryServiceIsAskedOnItsOwnManagementPort() {
        var plan = new StackPlan(
                Path.of("/project"), Path.of("/data"), StackPorts.from(Map.of()), Extent.ALL, Map.of(), 2, true);

        assertThat(ScrapePlan.of(plan))
                .contains("rule_files:\n  - '/project/infra/dashboards/prometheus/*.rules.yml'\n")
                .contains("job_name: account-service", "targets: ['127.0.0.1:8091', '127.0.0.1:8191']")
                .contains("job_name: notification-service", "targets: ['127.0.0.1:8092', '127.0.0.1:8192']")
                .contains("job_name: auth-gateway", "targets: ['127.0.0.1:8090', '127.0.0.1:8190']");
    }

    @Test
    void thePortOfPrometheusMattersOnlyToThoseWhoAskForIt() {
        assertThat(StackPorts.from(Map.of("LATCHKEY_GATEWAY_PORT", "9090")).gateway())
                .isEqualTo(9090);
    }
}
