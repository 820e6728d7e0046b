package io.latchkey.gateway.executive;

/** What became of an executive's wish to change what the directory says of a person. */
sealed interface Revision {
    /** It is so now; {@code moved} when the address is another one. */
    record Made(boolean moved) implements Revision {}

    /** The executive has not proved lately enough who they are. */
    record ReauthenticationRequired() implements Revision {}

    /** Another account has the address. */
    record EmailTaken() implements Revision {}

    /** Nobody enabled would be left to do what executives do. */
    record LastExecutive() implements Revision {}

    /** There is no such account. */
    record NoSuchAccount() implements Revision {}
}
