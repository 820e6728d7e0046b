package io.latchkey.stack.supervisor;

import io.latchkey.stack.process.StackException;
import java.nio.file.Path;

/** The last step of a build by {@code infra/up}: a training run, so that what was built starts quickly. */
final class PrepareMain {

    private PrepareMain() {}

    /** Argument: the directory of the project. */
    public static void main(String[] arguments) {
        try {
            TrainingRun.runIfChanged(Path.of(arguments[0]).toAbsolutePath().normalize());
        } catch (StackException e) {
            System.err.println("up: " + e.getMessage());
            System.exit(1);
        }
    }
}
