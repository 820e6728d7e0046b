package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse.AppOffered;
import io.latchkey.platform.web.PageModel;

/** The page on which an app is enrolled. */
final class EnrolmentForm {
    private static final int GROUP = 4;

    private EnrolmentForm() {}

    static PageModel buildPage(SecretValue challenge, AppOffered offer) {
        return PageModel.of("enrolment")
                .with("challenge", challenge.value())
                .with("key", groupCharacters(offer.secret().value()))
                .with("otpauthUri", offer.otpauthUri().value())
                .with("qrCode", offer.qrCode().value());
    }

    /** In groups of four, which are easier to read and type. */
    private static String groupCharacters(String key) {
        return key.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }
}
