package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.web.Page;

/** The page on which a phone is set up. */
final class EnrolmentForm {
    private static final int GROUP = 4;

    private EnrolmentForm() {}

    static Page of(Secret challenge, Offer.Made offer) {
        return Page.of("enrolment")
                .with("challenge", challenge.value())
                .with("key", grouped(offer.key().value()))
                .with("otpauthUri", offer.otpauthUri().value())
                .with("qrCode", offer.qrCode().value());
    }

    /** In groups, as people read and type it. */
    private static String grouped(String key) {
        return key.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }
}
