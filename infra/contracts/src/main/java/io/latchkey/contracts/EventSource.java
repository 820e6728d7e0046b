package io.latchkey.contracts;

/** The services that write events; {@code path} is their {@code ce_source}, {@code group} their consumer group. */
public enum EventSource {
    AUTH_GATEWAY("auth-gateway"),
    ACCOUNT_SERVICE("account-service"),
    NOTIFICATION_SERVICE("notification-service");

    private final String group;

    EventSource(String group) {
        this.group = group;
    }

    public String consumerGroup() {
        return group;
    }

    public String sourcePath() {
        return "/" + group;
    }
}
