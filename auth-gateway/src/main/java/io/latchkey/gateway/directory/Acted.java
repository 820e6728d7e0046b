package io.latchkey.gateway.directory;

/** What became of an executive's action. */
public sealed interface Acted {
    /** Done, with its fact in the outbox of the caller's transaction. */
    record Done(Account before) implements Acted {}

    /** It was so already; nothing was appended. */
    record AlreadySo() implements Acted {}

    /** Nobody enabled would be left to do what executives do. */
    record LastExecutive() implements Acted {}

    /** There is no such account. */
    record NoSuchAccount() implements Acted {}
}
