package io.latchkey.stack.plan;

import io.latchkey.contracts.recordmac.MacKeyName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which setting reaches which process: a process sees its own settings alone (ADR 1). */
public final class StackEnvironment {

    /** Libraries that the stack's PostgreSQL loads at its start; no service is told. */
    public static final String POSTGRES_PRELOAD = "LATCHKEY_POSTGRES_PRELOAD";

    private static final String SMTP_HOST = "LATCHKEY_SMTP_HOST";

    private static final List<String> EVERY_SERVICE = List.of(
            "LATCHKEY_KAFKA_BOOTSTRAP",
            "LATCHKEY_POSTGRES_HOST",
            "LATCHKEY_POSTGRES_PORT",
            "LATCHKEY_TOPIC_PARTITIONS",
            "LATCHKEY_TOPIC_REPLICATION",
            "LATCHKEY_TOPIC_MIN_INSYNC_REPLICAS");

    private static final Map<String, List<String>> OWN = Map.of(
            ProcessNames.GATEWAY,
            List.of(
                    "LATCHKEY_GATEWAY_PORT",
                    "LATCHKEY_GATEWAY_MANAGEMENT_PORT",
                    "LATCHKEY_GATEWAY_DB_PASSWORD",
                    "LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS",
                    "LATCHKEY_GATEWAY_TO_NOTIFICATION_KEYS",
                    "LATCHKEY_DIGEST_KEYS",
                    "LATCHKEY_DEVICE_KEYS",
                    "LATCHKEY_PROOF_KEYS",
                    "LATCHKEY_IDENTITY_KEYS",
                    "LATCHKEY_ACCOUNT_URL",
                    "LATCHKEY_NOTIFICATION_URL",
                    "LATCHKEY_NOTIFICATION_PUBLIC_URL",
                    "LATCHKEY_PUBLIC_URL",
                    "LATCHKEY_SUPPORT_CONTACT",
                    "LATCHKEY_FIRST_EXECUTIVE_EMAIL",
                    "LATCHKEY_PRIVILEGED_SECOND_FACTOR",
                    "LATCHKEY_FRESH_FOR",
                    "LATCHKEY_APPLICATIONS",
                    "LATCHKEY_TRUSTED_PROXIES",
                    "LATCHKEY_UNLIMITED_NETWORKS"),
            ProcessNames.ACCOUNT,
            List.of(
                    "LATCHKEY_ACCOUNT_PORT",
                    "LATCHKEY_ACCOUNT_MANAGEMENT_PORT",
                    "LATCHKEY_ACCOUNT_DB_PASSWORD",
                    "LATCHKEY_LINK_KEYS",
                    "LATCHKEY_SECOND_FACTOR_KEYS",
                    "LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS",
                    "LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS"),
            ProcessNames.NOTIFICATION,
            List.of(
                    "LATCHKEY_NOTIFICATION_PORT",
                    "LATCHKEY_NOTIFICATION_INTERNAL_PORT",
                    "LATCHKEY_CONSOLE_PORT",
                    "LATCHKEY_NOTIFICATION_MANAGEMENT_PORT",
                    "LATCHKEY_NOTIFICATION_DB_PASSWORD",
                    "LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS",
                    "LATCHKEY_GATEWAY_TO_NOTIFICATION_KEYS",
                    "LATCHKEY_WEBHOOK_KEYS",
                    "LATCHKEY_SENDGRID_URL",
                    "LATCHKEY_SENDGRID_API_KEY",
                    "LATCHKEY_MAIL_FROM",
                    "LATCHKEY_MAIL_FROM_NAME",
                    "LATCHKEY_MAIL_CHANNELS",
                    SMTP_HOST,
                    "LATCHKEY_SMTP_PORT",
                    "LATCHKEY_SMTP_TLS",
                    "LATCHKEY_SMTP_USER",
                    "LATCHKEY_SMTP_PASSWORD",
                    "LATCHKEY_MAIL_PREVIEW",
                    "LATCHKEY_ACCOUNT_URL",
                    "LATCHKEY_GATEWAY_URL",
                    "LATCHKEY_NOTIFICATION_PUBLIC_URL",
                    "LATCHKEY_PUBLIC_URL",
                    "LATCHKEY_SUPPORT_CONTACT"),
            ProcessNames.INBOX,
            List.of(
                    "LATCHKEY_INBOX_PORT",
                    "LATCHKEY_SMTP_PORT",
                    "LATCHKEY_INBOX_WEBHOOK_KEY",
                    "LATCHKEY_INBOX_WEBHOOK_URL",
                    "LATCHKEY_INBOX_DATA",
                    "LATCHKEY_SENDGRID_API_KEY"));

    private final Map<String, String> values;

    private StackEnvironment(Map<String, String> values) {
        this.values = values;
    }

    /** What holds for the plan: its own settings win over its secrets, those over what follows from its ports. */
    public static StackEnvironment forPlan(StackPlan plan, StackSecrets secrets) {
        Map<String, String> values = new HashMap<>(deriveFrom(plan));
        if (!plan.settings().containsKey(SMTP_HOST)) {
            // The inbox speaks no TLS; another relay gets the safe default.
            values.putAll(Map.of(SMTP_HOST, "localhost", "LATCHKEY_SMTP_TLS", "off"));
        }
        values.putAll(secrets.toMap());
        values.putAll(plan.settings());
        plan.ports().byVariable().forEach((name, port) -> values.put(name, port.toString()));
        return new StackEnvironment(values);
    }

    /** The same for a replica: it listens on its own ports and asks the services that were started with it. */
    public StackEnvironment movedTo(StackPorts ports) {
        Map<String, String> moved = new HashMap<>(values);
        ports.byVariable().forEach((name, port) -> moved.put(name, port.toString()));
        moved.put("LATCHKEY_ACCOUNT_URL", ports.localUrl(ListenerPort.ACCOUNT));
        moved.put("LATCHKEY_NOTIFICATION_URL", ports.localUrl(ListenerPort.NOTIFICATION_INTERNAL));
        return new StackEnvironment(moved);
    }

    /** The variables of one process. */
    public Map<String, String> variablesFor(String name) {
        Map<String, String> own = new TreeMap<>();
        List<String> shared = name.equals(ProcessNames.INBOX)
                ? List.of()
                : Stream.concat(EVERY_SERVICE.stream(), findUnclaimed().stream())
                        .toList();
        Stream<String> wanted = Stream.of(OWN.getOrDefault(name, List.of()), macKeysOf(name), shared)
                .flatMap(List::stream);
        wanted.forEach(variable -> own.computeIfAbsent(variable, values::get));
        return own;
    }

    /** A service's process has the name of its consumer group. */
    private static List<String> macKeysOf(String name) {
        return Arrays.stream(MacKeyName.values())
                .filter(list -> list.writer().consumerGroup().equals(name)
                        || list.reader().consumerGroup().equals(name))
                .map(MacKeyName::variable)
                .toList();
    }

    /** A setting that we do not know is some service's own number; no secret and no port is among them. */
    private List<String> findUnclaimed() {
        Set<String> claimed = Stream.of(
                        OWN.values().stream().flatMap(List::stream),
                        EVERY_SERVICE.stream(),
                        Arrays.stream(MacKeyName.values()).map(MacKeyName::variable),
                        Stream.of(StackSecrets.SUPERUSER, POSTGRES_PRELOAD))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        return values.keySet().stream()
                .filter(variable -> variable.startsWith("LATCHKEY_") && !claimed.contains(variable))
                .toList();
    }

    private static Map<String, String> deriveFrom(StackPlan plan) {
        StackPorts ports = plan.ports();
        return Map.ofEntries(
                Map.entry("LATCHKEY_KAFKA_BOOTSTRAP", "localhost:" + ports.portOf(ListenerPort.KAFKA)),
                Map.entry("LATCHKEY_POSTGRES_HOST", "localhost"),
                Map.entry("LATCHKEY_ACCOUNT_URL", ports.localUrl(ListenerPort.ACCOUNT)),
                Map.entry("LATCHKEY_NOTIFICATION_URL", ports.localUrl(ListenerPort.NOTIFICATION_INTERNAL)),
                Map.entry("LATCHKEY_NOTIFICATION_PUBLIC_URL", ports.localUrl(ListenerPort.CONSOLE)),
                Map.entry("LATCHKEY_GATEWAY_URL", ports.localUrl(ListenerPort.GATEWAY)),
                Map.entry("LATCHKEY_PUBLIC_URL", ports.localUrl(ListenerPort.GATEWAY)),
                Map.entry("LATCHKEY_FIRST_EXECUTIVE_EMAIL", "executive@latchkey.test"),
                Map.entry("LATCHKEY_PRIVILEGED_SECOND_FACTOR", "offered"),
                Map.entry("LATCHKEY_SENDGRID_URL", ports.localUrl(ListenerPort.INBOX)),
                Map.entry("LATCHKEY_MAIL_FROM", "no-reply@latchkey.test"),
                Map.entry("LATCHKEY_MAIL_PREVIEW", "true"),
                Map.entry(
                        "LATCHKEY_INBOX_WEBHOOK_URL", ports.localUrl(ListenerPort.NOTIFICATION) + "/webhooks/sendgrid"),
                Map.entry("LATCHKEY_INBOX_DATA", plan.data().resolve("inbox").toString()));
    }
}
