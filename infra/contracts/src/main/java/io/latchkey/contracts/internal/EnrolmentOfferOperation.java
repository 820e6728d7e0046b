package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
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
     * @param knownDevice a browser with a mark of the account's address, which may have redeemed a link; null for any other
     * @param sessionId of the account's session that asks; null where there is none
     * @param sendAgain whether a code is to be mailed once more, if it may be; null: only where none was
     */
    public record EnrolmentOfferRequest(
            @Nullable DirectoryFacts facts,
            SecretValue challenge,
            SecretValue label,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            KnownDevice knownDevice,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID sessionId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean sendAgain) {

        private static final int LONGEST_LABEL = 254;

        public EnrolmentOfferRequest {
            Objects.requireNonNull(challenge, "challenge");
            Objects.requireNonNull(label, "label");
            if (label.value().isBlank() || label.value().length() > LONGEST_LABEL) {
                throw new IllegalArgumentException("a label has 1 to " + LONGEST_LABEL + " characters");
            }
        }

        public boolean asksAgain() {
            return Boolean.TRUE.equals(sendAgain);
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
         * @param mailCode of the code from a mail that is needed besides; null where none is
         */
        @JsonTypeName("OFFERED")
        record AppOffered(
                SecretValue secret,
                SecretValue otpauthUri,
                SecretValue qrCode,

                @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
                MailCodeStatus mailCode)
                implements EnrolmentOfferResponse {

            public AppOffered {
                Objects.requireNonNull(secret, "secret");
                Objects.requireNonNull(otpauthUri, "otpauthUri");
                Objects.requireNonNull(qrCode, "qrCode");
            }
        }
    }

    /**
     * What became of the mails with the code of a challenge.
     *
     * @param sentNow whether one was asked for with this question
     * @param sentAt when the latest was asked for; null where none could be
     * @param nextAt from when on another one may be
     */
    public record MailCodeStatus(
            boolean sentNow,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant sentAt,

            Instant nextAt) {

        public MailCodeStatus {
            Objects.requireNonNull(nextAt, "nextAt");
        }
    }
}
