package io.latchkey.messaging.recordmac;

/** Whether a record is its writer's. */
public sealed interface VerificationResult {

    /** Its writer signed it for this reader, and may write such records. */
    record Authentic() implements VerificationResult {}

    /** Without any MAC, and taken all the same: an upgrade is under way. */
    record Unsigned() implements VerificationResult {}

    /** Nobody whom this reader knows vouches for it; {@code words} say why, without content. */
    record NotAuthentic(String words) implements VerificationResult {}
}
