package io.latchkey.gateway.privilege;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.privilege.SessionProver.TypedProof;
import io.latchkey.platform.web.RequestValidator;
import org.jspecify.annotations.Nullable;

/** A proof as a program sends it: at most one of the two kinds of code; prints masked. */
record SessionProofBody(
        @Nullable String password,
        @Nullable String oneTimePassword,
        @Nullable String recoveryCode) {
    TypedProof toProof() {
        var check = new RequestValidator();
        var typed = new SecretValue(check.requireText("/password", password));
        if (oneTimePassword != null && recoveryCode != null) {
            check.addError("/recoveryCode", "must not be given with a one-time password");
        }
        SecretValue code = oneTimePassword == null
                ? null
                : new SecretValue(check.requireText("/oneTimePassword", oneTimePassword));
        SecretValue recovery =
                recoveryCode == null ? null : new SecretValue(check.requireText("/recoveryCode", recoveryCode));
        check.throwIfInvalid();
        return new TypedProof(typed, code, recovery);
    }

    @Override
    public String toString() {
        return "SessionProofBody[***]";
    }
}
