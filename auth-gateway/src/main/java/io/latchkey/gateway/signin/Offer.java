package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;

/** What somebody may set their phone up with. */
sealed interface Offer {
    /**
     * The same for one challenge, however often it is asked for.
     *
     * @param key in base 32
     * @param otpauthUri what the picture says
     * @param qrCode the picture as a data URI
     */
    record Made(Secret key, Secret otpauthUri, Secret qrCode) implements Offer {}

    /** Nothing is offered. */
    record Refused(Refusal why) implements Offer {}
}
