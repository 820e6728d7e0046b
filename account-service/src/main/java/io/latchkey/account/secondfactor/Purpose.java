package io.latchkey.account.secondfactor;

import io.latchkey.contracts.TwoFactorStatus;

/** What a challenge asks for. */
public enum Purpose {
    /** A one-time password or a recovery code. */
    CODE(TwoFactorStatus.ENROLLED),
    /** That an authenticator app be enrolled. */
    ENROLMENT(TwoFactorStatus.REQUIRED);

    private final TwoFactorStatus status;

    Purpose(TwoFactorStatus status) {
        this.status = status;
    }

    /** The second factor's state in which it is asked. */
    TwoFactorStatus status() {
        return status;
    }
}
