package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Offer of an enrolment: the gateway asks account-service for what the holder's app is set up with. */
public final class EnrolmentOfferOperation {

    public static final RequestReply<EnrolmentOfferRequest, EnrolmentOfferResponse> OFFER_ENROLMENT =
            new RequestReply<>(
                    "/internal/v1/challenges/enrolment/offer",
                    EnrolmentOfferRequest.class,
                    EnrolmentOfferResponse.class);

    private EnrolmentOfferOperation() {}

    /**
     * The challenge that the enrolment answers.
     *
     * @param facts of the account that the challenge names; null when the gateway knows none
     * @param label what the app shows beside our name: the address, 1 to 254 characters, which is kept nowhere
     */
    public record EnrolmentOfferRequest(@Nullable DirectoryFacts facts, SecretValue challenge, SecretValue label) {

        private static final int LONGEST_LABEL = 254;

        public EnrolmentOfferRequest {
            Objects.requireNonNull(challenge, "challenge");
            Objects.requireNonNull(label, "label");
            if (label.value().isBlank() || label.value().length() > LONGEST_LABEL) {
                throw new IllegalArgumentException("a label has 1 to " + LONGEST_LABEL + " characters");
            }
        }
    }

    /** What an app can be set up with, if the challenge still stands. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface EnrolmentOfferResponse
            permits EnrolmentOfferResponse.AppOffered, SharedOutcomes.ChallengeOver {

        /**
         * The offer, which is the same for one challenge, however often it is asked for.
         *
         * @param secret base 32, to be typed
         * @param otpauthUri to be opened on the phone itself
         * @param qrCode the same as a picture: a data URI of a PNG
         */
        @JsonTypeName("OFFERED")
        record AppOffered(SecretValue secret, SecretValue otpauthUri, SecretValue qrCode)
                implements EnrolmentOfferResponse {

            public AppOffered {
                Objects.requireNonNull(secret, "secret");
                Objects.requireNonNull(otpauthUri, "otpauthUri");
                Objects.requireNonNull(qrCode, "qrCode");
            }
        }
    }
}
