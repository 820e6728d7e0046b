package io.latchkey.account.signin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.account.registry.StateAnswer;
import java.util.UUID;

/** What came of a sign-in; whoever failed is told no more than that. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignInAnswer.Verified.class, name = "VERIFIED"),
    @JsonSubTypes.Type(value = SignInAnswer.InvalidCredentials.class, name = "INVALID_CREDENTIALS")
})
sealed interface SignInAnswer {

    /** They are the holder; a session counts from this credential version on. */
    record Verified(UUID accountId, long credentialVersion, StateAnswer state) implements SignInAnswer {}

    /** They did not prove it. */
    record InvalidCredentials() implements SignInAnswer {}
}
