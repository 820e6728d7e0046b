package io.latchkey.notification.mail;

import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.CodeIssued;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkIssued;
import io.latchkey.contracts.internal.LinksOperation.LinkPurpose;

/** What account-service makes for a mail that is about to be sent. */
public enum SecretKind {
    /** The link of a first password. */
    FIRST_SIGN_IN_LINK,
    /** The link of another password. */
    PASSWORD_RESET_LINK,
    /** The code of an enrolment. */
    ENROLMENT_CODE;

    /** Whether what was issued is this kind; one never passes for another. */
    public boolean isIssuedBy(LinkOutcome outcome) {
        return switch (this) {
            case FIRST_SIGN_IN_LINK -> isLink(outcome, LinkPurpose.FIRST_SIGN_IN);
            case PASSWORD_RESET_LINK -> isLink(outcome, LinkPurpose.PASSWORD_RESET);
            case ENROLMENT_CODE -> outcome instanceof CodeIssued;
        };
    }

    private static boolean isLink(LinkOutcome outcome, LinkPurpose purpose) {
        return outcome instanceof LinkIssued issued && issued.purpose() == purpose;
    }
}
