package io.latchkey.messaging.consume;

/** Says of a failed handler what may be written down: the class. Its message could quote the record. */
final class Cause {

    private Cause() {}

    static String of(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 50; depth++) {
            root = root.getCause();
        }
        return root.getClass().getName() + ": this record cannot be processed";
    }
}
