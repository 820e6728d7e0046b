package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.supervisor.DataLock.Half;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much of it all one supervisor runs. */
public enum Extent {
    ALL,
    STACK,
    SERVICES;

    static final int MOST_REPLICAS = 9;

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

    /** Every process that may run, whatever the number of replicas. */
    List<String> names() {
        return Stream.concat(
                        stack() ? Stream.of(Names.KAFKA, Names.POSTGRES, Names.INBOX) : Stream.empty(),
                        services()
                                ? Stream.concat(
                                        Stream.of(Names.PROMETHEUS),
                                        IntStream.rangeClosed(1, MOST_REPLICAS)
                                                .boxed()
                                                .flatMap(Extent::services))
                                : Stream.empty())
                .toList();
    }

    private static Stream<String> services(int replica) {
        return Stream.of(Service.values()).map(service -> service.label(replica));
    }
}
