package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Signal;
import io.latchkey.devstack.process.StackException;
import io.latchkey.devstack.process.Waiting;
import io.latchkey.devstack.supervisor.DataLock.Half;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code infra/down}: ends the supervisors of a data directory and whatever they could not end themselves. */
final class DownMain {

    private static final Duration END_WITHIN = Duration.ofMinutes(2);

    private DownMain() {}

    public static void main(String[] arguments) {
        try {
            Options options = Options.of(List.of(arguments));
            System.out.println(end(options.data().toAbsolutePath().normalize()));
        } catch (StackException e) {
            System.err.println("down: " + e.getMessage());
            System.exit(1);
        }
    }

    private static String end(Path data) {
        if (!Files.isDirectory(data)) {
            return "nothing runs on " + data;
        }
        boolean ran = false;
        // Services first: they stand on the other half.
        for (Half half : List.of(Half.SERVICES, Half.STACK)) {
            ran |= endHolder(data, half);
        }
        List<String> left = Leftovers.end(new PidFiles(data), Extent.ALL);
        new PidFiles(data).remove(Names.SUPERVISOR);
        new PidFiles(data).removeReady();
        return ran || !left.isEmpty() ? "stopped what ran on " + data : "nothing runs on " + data;
    }

    private static boolean endHolder(Path data, Half half) {
        if (DataLock.isFree(data, half)) {
            return false;
        }
        long holder = DataLock.holder(data, half);
        Signal.send(Signal.TERM, holder);
        if (!Waiting.until(END_WITHIN, () -> DataLock.isFree(data, half))) {
            Signal.send(Signal.KILL, holder);
        }
        if (!Waiting.until(END_WITHIN, () -> DataLock.isFree(data, half))) {
            throw new StackException("process " + holder + " holds " + data + " and does not end: end it by hand");
        }
        return true;
    }
}
