package io.latchkey.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The signals a process understands as a wish to end; the JDK itself can send the first and the last alone. */
public enum ProcessSignal {
    TERM,
    INT,
    QUIT,
    KILL;

    /** Sends the signal; a process that is already gone is no error. */
    public static void send(ProcessSignal signal, long pid) {
        try {
            // The shell's own kill is everywhere; the binary of that name is not.
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid + " 2>/dev/null").start();
            kill.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException("could not signal " + pid, e);
        }
    }
}
