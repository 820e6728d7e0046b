package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.web.PageModel;

/** The page on which a phone is set up. */
final class EnrolmentForm {
    private static final int GROUP = 4;

    private EnrolmentForm() {}

    static PageModel buildPage(SecretValue challenge, SecondFactorSignIn.EnrolmentOffer.Made offer) {
        return PageModel.of("enrolment")
                .with("challenge", challenge.value())
                .with("key", groupCharacters(offer.key().value()))
                .with("otpauthUri", offer.otpauthUri().value())
                .with("qrCode", offer.qrCode().value());
    }

    /** In groups, as people read and type it. */
    private static String groupCharacters(String key) {
        return key.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }
}
