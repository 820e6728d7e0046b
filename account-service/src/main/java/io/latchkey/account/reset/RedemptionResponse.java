package io.latchkey.account.reset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.account.password.PolicyReason;
import io.latchkey.account.registry.AccountStateSummary;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import java.util.List;
import java.util.UUID;

/** What came of a redemption. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RedemptionResponse.Redeemed.class, name = "REDEEMED"),
    @JsonSubTypes.Type(value = RedemptionResponse.LinkRefused.class, name = "LINK_REFUSED"),
    @JsonSubTypes.Type(value = RedemptionResponse.PasswordRejected.class, name = "PASSWORD_REJECTED")
})
sealed interface RedemptionResponse {

    /** The password is set, now or a moment ago by the same redemption. */
    record Redeemed(UUID accountId, long credentialVersion, AccountStateSummary state) implements RedemptionResponse {}

    /** The link does not work. */
    record LinkRefused(LinkRefusal reason) implements RedemptionResponse {}

    /** The link works, the password is not taken. */
    record PasswordRejected(List<PolicyReason> reasons) implements RedemptionResponse {}
}
