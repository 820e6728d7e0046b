package io.latchkey.contracts.internal;

import io.latchkey.contracts.internal.InternalOperation.WorkHandover;
import java.util.List;
import java.util.UUID;

/** Console sign-out: the gateway tells notification-service which of its sessions are over, so that the console ends too. */
public final class ConsoleSignOutOperation {

    /** A constant, for the annotation of a route. */
    public static final String PATH = "/internal/v1/console-sign-outs";

    public static final WorkHandover<ConsoleSignOutRequest> END_CONSOLE_SESSIONS =
            new WorkHandover<>(PATH, ConsoleSignOutRequest.class);

    private static final int MOST = 500;

    private ConsoleSignOutOperation() {}

    /** The gateway's sessions that are over, 1 to 500; nothing happens for one that opened no console. */
    public record ConsoleSignOutRequest(List<UUID> sessions) {

        public ConsoleSignOutRequest {
            sessions = List.copyOf(sessions);
            if (sessions.isEmpty() || sessions.size() > MOST) {
                throw new IllegalArgumentException("1 to " + MOST + " sessions");
            }
        }
    }
}
