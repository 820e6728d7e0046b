package io.latchkey.devstack.supervisor;

/** The names of the processes, as pid files and logs carry them. */
public final class Names {

    public static final String POSTGRES = "postgres";
    public static final String KAFKA = "kafka";
    public static final String INBOX = "inbox";
    public static final String ACCOUNT = "account-service";
    public static final String NOTIFICATION = "notification-service";
    public static final String GATEWAY = "auth-gateway";
    public static final String PROMETHEUS = "prometheus";
    static final String SUPERVISOR = "supervisor";

    private Names() {}
}
