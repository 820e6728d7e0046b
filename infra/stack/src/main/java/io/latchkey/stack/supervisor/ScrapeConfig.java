package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.plan.StackPlan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Prometheus is told: whom to ask how often, and which rules to judge. */
final class ScrapeConfig {

    private ScrapeConfig() {}

    static String renderConfig(StackPlan plan) {
        List<String> jobs = Stream.of(LatchkeyService.values())
                .map(service -> """
              - job_name: %s
                metrics_path: /actuator/prometheus
                static_configs:
                  - targets: [%s]
            """.formatted(service.label(), renderTargets(plan, service)))
                .toList();
        return """
            # Written at each start by the supervisor.
            global:
              scrape_interval: 5s
              evaluation_interval: 5s
            rule_files:
              - '%s/infra/dashboards/prometheus/*.rules.yml'
            scrape_configs:
            """.formatted(plan.project().toString().replace("'", "''")) + String.join("", jobs);
    }

    private static String renderTargets(StackPlan plan, LatchkeyService service) {
        return IntStream.rangeClosed(1, plan.replicas())
                .mapToObj(number -> plan.ports().forReplica(number).portOf(service.managementPort()))
                .map(port -> "'127.0.0.1:" + port + "'")
                .collect(Collectors.joining(", "));
    }
}
