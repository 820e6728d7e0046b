package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.process.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The last step of a build by {@code infra/up}: makes each service that changed ready to start quickly. */
final class PrepareMain {

    private PrepareMain() {}

    /** Argument: the directory of the project. */
    public static void main(String[] arguments) throws InterruptedException {
        Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
        List<Callable<ServiceJar>> services = Stream.of(LatchkeyService.values())
                .map(service -> (Callable<ServiceJar>) () -> ServiceJar.prepareFor(service, project))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ServiceJar> prepared : threads.invokeAll(services)) {
                prepared.get();
            }
        } catch (ExecutionException e) {
            String why =
                    e.getCause() instanceof StackException known ? known.getMessage() : String.valueOf(e.getCause());
            System.err.println("up: " + why);
            System.exit(1);
        }
    }
}
