package io.latchkey.account.signin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.account.secondfactor.Offer;
import io.latchkey.contracts.Secret;

/** What somebody gets who wants to set up an app. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OfferAnswer.Offered.class, name = "OFFERED"),
    @JsonSubTypes.Type(value = OfferAnswer.ChallengeOver.class, name = "CHALLENGE_OVER")
})
sealed interface OfferAnswer {

    /** Here it is. */
    record Offered(Secret secret, Secret otpauthUri, Secret qrCode) implements OfferAnswer {

        static OfferAnswer of(Offer offer) {
            return new Offered(offer.secret(), offer.otpauthUri(), offer.qrCode());
        }
    }

    /** The challenge works no more, or never was. */
    record ChallengeOver() implements OfferAnswer {}
}
