package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import java.time.Duration;

/** What account-service offers to set a phone up with. */
public sealed interface OfferAnswer {
    /**
     * The same for one challenge, however often it is asked for.
     *
     * @param secret in base 32
     * @param otpauthUri what the picture says
     * @param qrCode a picture as a data URI
     */
    record Offered(Secret secret, Secret otpauthUri, Secret qrCode) implements OfferAnswer {}

    /** The challenge is answered, too old, or never was: sign in anew. */
    record ChallengeOver() implements OfferAnswer {}

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements OfferAnswer {}
}
