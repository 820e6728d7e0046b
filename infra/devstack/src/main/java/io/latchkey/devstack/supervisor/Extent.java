package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.supervisor.DataLock.Half;
import java.util.List;
import java.util.stream.Stream;

/** How much of it all one supervisor runs. */
public enum Extent {
    ALL,
    STACK,
    SERVICES;

    boolean stack() {
        return this != SERVICES;
    }

    boolean services() {
        return this != STACK;
    }

    List<Half> halves() {
        return switch (this) {
            case ALL -> List.of(Half.STACK, Half.SERVICES);
            case STACK -> List.of(Half.STACK);
            case SERVICES -> List.of(Half.SERVICES);
        };
    }

    List<String> names() {
        return Stream.concat(
                        stack() ? Stream.of(Names.KAFKA, Names.POSTGRES, Names.INBOX) : Stream.empty(),
                        services() ? Stream.of(Names.ACCOUNT, Names.NOTIFICATION, Names.GATEWAY) : Stream.empty())
                .toList();
    }
}
