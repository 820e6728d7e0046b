package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code infra/up}: starts, shows progress and the table of addresses, watches until it is told to end. */
final class UpMain {

    private final StackPlan plan;
    private final Terminal terminal;
    private final Clock clock;

    private UpMain(StackPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.terminal = new Terminal(System.out, plan.log(Names.SUPERVISOR), clock);
    }

    public static void main(String[] arguments) throws Exception {
        try {
            Options options = Options.of(List.of(arguments));
            StackPlan plan = options.plan(System.getenv());
            if (options.fresh()) {
                FreshStart.delete(plan.data());
            }
            new UpMain(plan, Clock.system(ZoneId.systemDefault())).run();
        } catch (StackException e) {
            System.err.println("up: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws InterruptedException, IOException {
        Instant began = clock.instant();
        DevStack stack = DevStack.launch(plan, terminal::happened);
        Path ready = plan.data().resolve("run").resolve("ready");
        Files.deleteIfExists(ready);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, ready), "end"));
        try {
            stack.awaitReady();
        } catch (StackException e) {
            stack.failed().ifPresent(name -> terminal.tail(plan.log(name)));
            throw e;
        }
        terminal.say("everything is ready after " + Terminal.seconds(Duration.between(began, clock.instant())));
        terminal.show(Addresses.table(plan));
        Files.writeString(ready, ProcessHandle.current().pid() + "\n");
        new CountDownLatch(1).await();
    }

    private void end(DevStack stack, Path ready) {
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            terminal.say("could not remove " + ready);
        }
        stack.close();
    }
}
