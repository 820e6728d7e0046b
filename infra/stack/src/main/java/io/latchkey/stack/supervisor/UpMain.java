package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackOptions;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.process.StackException;
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
    private final TerminalOutput terminal;
    private final Clock clock;

    private UpMain(StackPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.terminal = new TerminalOutput(System.out, plan.logFile(ProcessNames.SUPERVISOR), clock);
    }

    public static void main(String[] arguments) throws Exception {
        try {
            StackOptions options = StackOptions.parseArguments(List.of(arguments));
            StackPlan plan = options.toPlan(System.getenv());
            if (options.fresh()) {
                FreshStart.deleteData(plan.data());
            }
            new UpMain(plan, Clock.system(ZoneId.systemDefault())).run();
        } catch (StackException e) {
            System.err.println("up: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws InterruptedException, IOException {
        Instant began = clock.instant();
        DevStack stack = DevStack.launch(plan, terminal::printEvent);
        Path ready = plan.data().resolve("run").resolve("ready");
        Files.deleteIfExists(ready);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endStack(stack, ready), "end"));
        try {
            stack.awaitReady();
        } catch (StackException e) {
            stack.findFailure().ifPresent(name -> terminal.printTail(plan.logFile(name)));
            throw e;
        }
        terminal.printLine(
                "everything is ready after " + TerminalOutput.formatSeconds(Duration.between(began, clock.instant())));
        terminal.printText(AddressTable.renderTable(plan));
        Files.writeString(ready, ProcessHandle.current().pid() + "\n");
        new CountDownLatch(1).await();
    }

    private void endStack(DevStack stack, Path ready) {
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            terminal.printLine("could not remove " + ready);
        }
        stack.close();
    }
}
