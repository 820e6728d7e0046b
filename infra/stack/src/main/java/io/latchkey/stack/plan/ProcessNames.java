package io.latchkey.stack.plan;

/** The names of the processes, as pid files and logs carry them. */
public final class ProcessNames {

    public static final String POSTGRES = "postgres";
    public static final String KAFKA = "kafka";
    public static final String INBOX = "inbox";
    public static final String ACCOUNT = "account-service";
    public static final String NOTIFICATION = "notification-service";
    public static final String GATEWAY = "auth-gateway";
    public static final String PROMETHEUS = "prometheus";
    public static final String SUPERVISOR = "supervisor";

    private ProcessNames() {}
}
