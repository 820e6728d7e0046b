package io.latchkey.stack.plan;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much of it all one supervisor runs. */
public enum StackScope {
    ALL,
    STACK,
    SERVICES;

    static final int MOST_REPLICAS = 9;

    public boolean includesStack() {
        return this != SERVICES;
    }

    public boolean includesServices() {
        return this != STACK;
    }

    public List<Half> toHalves() {
        return switch (this) {
            case ALL -> List.of(Half.STACK, Half.SERVICES);
            case STACK -> List.of(Half.STACK);
            case SERVICES -> List.of(Half.SERVICES);
        };
    }

    /** Every process that may run, whatever the number of replicas. */
    public List<String> processNames() {
        return Stream.concat(
                        includesStack()
                                ? Stream.of(ProcessNames.KAFKA, ProcessNames.POSTGRES, ProcessNames.INBOX)
                                : Stream.empty(),
                        includesServices()
                                ? Stream.concat(
                                        Stream.of(ProcessNames.PROMETHEUS),
                                        IntStream.rangeClosed(1, MOST_REPLICAS)
                                                .boxed()
                                                .flatMap(StackScope::serviceNames))
                                : Stream.empty())
                .toList();
    }

    private static Stream<String> serviceNames(int replica) {
        return Stream.of(LatchkeyService.values()).map(service -> service.label(replica));
    }

    /** What can be supervised by itself. */
    public enum Half {
        STACK,
        SERVICES
    }
}
