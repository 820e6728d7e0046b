package io.latchkey.stack.plan;

/** Every port that something of ours listens on, with the variable that moves it. */
public enum ListenerPort {
    POSTGRES("PostgreSQL", "LATCHKEY_POSTGRES_PORT", 5433),
    KAFKA("Kafka", "LATCHKEY_KAFKA_PORT", 9092),
    INBOX("inbox", "LATCHKEY_INBOX_PORT", 8025),
    SMTP("the inbox's SMTP", "LATCHKEY_SMTP_PORT", 1025),
    ACCOUNT("account-service", "LATCHKEY_ACCOUNT_PORT", 8081),
    ACCOUNT_MANAGEMENT("account-service's management", "LATCHKEY_ACCOUNT_MANAGEMENT_PORT", 8091),
    NOTIFICATION("notification-service", "LATCHKEY_NOTIFICATION_PORT", 8082),
    NOTIFICATION_INTERNAL("notification-service's internal API", "LATCHKEY_NOTIFICATION_INTERNAL_PORT", 8083),
    CONSOLE("the operations console", "LATCHKEY_CONSOLE_PORT", 8084),
    NOTIFICATION_MANAGEMENT("notification-service's management", "LATCHKEY_NOTIFICATION_MANAGEMENT_PORT", 8092),
    GATEWAY("auth-gateway", "LATCHKEY_GATEWAY_PORT", 8080),
    GATEWAY_MANAGEMENT("auth-gateway's management", "LATCHKEY_GATEWAY_MANAGEMENT_PORT", 8090),
    /** Only where it is asked for. */
    PROMETHEUS("Prometheus", "LATCHKEY_PROMETHEUS_PORT", 9090);

    private final String label;
    private final String variable;
    private final int usual;

    ListenerPort(String label, String variable, int usual) {
        this.label = label;
        this.variable = variable;
        this.usual = usual;
    }

    String label() {
        return label;
    }

    String variableName() {
        return variable;
    }

    int defaultPort() {
        return usual;
    }

    /** Whether it takes another port by itself where the usual one is taken: nobody outside relies on it. */
    boolean mayMove() {
        return this == NOTIFICATION_INTERNAL || this == CONSOLE;
    }

    boolean belongsTo(StackScope scope) {
        return switch (this) {
            case POSTGRES, KAFKA, INBOX, SMTP -> scope.includesStack();
            case ACCOUNT,
                    ACCOUNT_MANAGEMENT,
                    NOTIFICATION,
                    NOTIFICATION_INTERNAL,
                    CONSOLE,
                    NOTIFICATION_MANAGEMENT,
                    GATEWAY,
                    GATEWAY_MANAGEMENT -> scope.includesServices();
            case PROMETHEUS -> false;
        };
    }
}
