package io.latchkey.devstack.supervisor;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Prometheus is told: whom to ask how often, and which rules to judge. */
final class ScrapePlan {

    private ScrapePlan() {}

    static String of(StackPlan plan) {
        List<String> jobs = Stream.of(Service.values())
                .map(service -> """
              - job_name: %s
                metrics_path: /actuator/prometheus
                static_configs:
                  - targets: [%s]
            """.formatted(service.label(), targets(plan, service)))
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

    private static String targets(StackPlan plan, Service service) {
        ToIntFunction<StackPorts> management =
                switch (service) {
                    case ACCOUNT -> StackPorts::accountManagement;
                    case NOTIFICATION -> StackPorts::notificationManagement;
                    case GATEWAY -> StackPorts::gatewayManagement;
                };
        return IntStream.rangeClosed(1, plan.replicas())
                .mapToObj(number ->
                        "'127.0.0.1:" + management.applyAsInt(plan.ports().replica(number)) + "'")
                .collect(Collectors.joining(", "));
    }
}
