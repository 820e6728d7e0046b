package io.latchkey.account.signin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.account.secondfactor.EnrolmentOfferFactory;
import io.latchkey.contracts.SecretValue;

/** What somebody gets who wants to set up an app. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OfferResponse.Offered.class, name = "OFFERED"),
    @JsonSubTypes.Type(value = OfferResponse.ChallengeOver.class, name = "CHALLENGE_OVER")
})
sealed interface OfferResponse {

    /** Here it is. */
    record Offered(SecretValue secret, SecretValue otpauthUri, SecretValue qrCode) implements OfferResponse {

        static OfferResponse of(EnrolmentOfferFactory.EnrolmentOffer offer) {
            return new Offered(offer.secret(), offer.otpauthUri(), offer.qrCode());
        }
    }

    /** The challenge works no more, or never was. */
    record ChallengeOver() implements OfferResponse {}
}
