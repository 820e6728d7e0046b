package io.latchkey.devstack.supervisor;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to run where.
 *
 * @param project the root of the repository, with its modules built
 * @param data where data, logs, pids and secrets are kept
 * @param settings {@code LATCHKEY_…} variables that win over what would be set otherwise; each reaches its owner alone
 */
public record StackPlan(Path project, Path data, StackPorts ports, Extent extent, Map<String, String> settings) {

    public StackPlan {
        project = project.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /** Where the process of that name writes. */
    public Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** Names no setting's value: some are secrets. */
    @Override
    public String toString() {
        return "StackPlan[" + data + ", " + extent + ", " + settings.keySet() + "]";
    }
}
