package io.latchkey.account.reset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.account.password.PolicyReason;
import io.latchkey.account.registry.StateAnswer;
import io.latchkey.contracts.LinkRefusal;
import java.util.List;
import java.util.UUID;

/** What came of a redemption. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RedemptionAnswer.Redeemed.class, name = "REDEEMED"),
    @JsonSubTypes.Type(value = RedemptionAnswer.LinkRefused.class, name = "LINK_REFUSED"),
    @JsonSubTypes.Type(value = RedemptionAnswer.PasswordRejected.class, name = "PASSWORD_REJECTED")
})
sealed interface RedemptionAnswer {

    /** The password is set, now or a moment ago by the same redemption. */
    record Redeemed(UUID accountId, long credentialVersion, StateAnswer state) implements RedemptionAnswer {}

    /** The link does not work. */
    record LinkRefused(LinkRefusal reason) implements RedemptionAnswer {}

    /** The link works, the password is not taken. */
    record PasswordRejected(List<PolicyReason> reasons) implements RedemptionAnswer {}
}
