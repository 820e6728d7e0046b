package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountEnabled;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.AccountFact.RecoveryCodesReplaced;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which mail a fact asks for, if any. */
final class MailTrigger {

    private static final long ANY_PROFILE = 0;

    private MailTrigger() {}

    static Optional<MailRequest> mailFor(EventEnvelope<?> cause, AccountFact fact) {
        return switch (fact) {
            case AccountCreated created ->
                Optional.of(requestMail(cause, fact, MailTemplate.FIRST_SIGN_IN, created.profileVersion())
                        .inLocale(created.locale()));
            case PasswordResetRequested requested ->
                Optional.of(requestMail(cause, fact, MailTemplate.PASSWORD_RESET, requested.profileVersion()));
            case PasswordChanged changed -> Optional.of(noticeMail(cause, fact, MailTemplate.PASSWORD_CHANGED));
            case TwoFactorRequired required -> Optional.of(noticeMail(cause, fact, MailTemplate.TWO_FACTOR_REQUIRED));
            case TwoFactorEnrolled enrolled -> Optional.of(noticeMail(cause, fact, MailTemplate.TWO_FACTOR_ENROLLED));
            case TwoFactorReset reset -> Optional.of(noticeMail(cause, fact, MailTemplate.TWO_FACTOR_RESET));
            case TwoFactorRemoved removed -> Optional.of(noticeMail(cause, fact, MailTemplate.TWO_FACTOR_REMOVED));
            case RecoveryCodeUsed used ->
                Optional.of(requestMail(cause, fact, MailTemplate.RECOVERY_CODE_USED, ANY_PROFILE, used.remaining()));
            case AccountChanged changed ->
                changed.changed().contains(ChangedField.EMAIL)
                        ? Optional.of(requestMail(cause, fact, MailTemplate.ADDRESS_CHANGED, changed.profileVersion()))
                        : Optional.empty();
            case AccountErased erased -> Optional.empty();
            case AccountDisabled disabled -> Optional.empty();
            case AccountEnabled enabled -> Optional.empty();
            case RecoveryCodesReplaced replaced -> Optional.empty();
        };
    }

    private static MailRequest noticeMail(EventEnvelope<?> cause, AccountFact fact, MailTemplate template) {
        return requestMail(cause, fact, template, ANY_PROFILE);
    }

    private static MailRequest requestMail(
            EventEnvelope<?> cause, AccountFact fact, MailTemplate template, long profileVersion) {
        return requestMail(cause, fact, template, profileVersion, null);
    }

    private static MailRequest requestMail(
            EventEnvelope<?> cause,
            AccountFact fact,
            MailTemplate template,
            long profileVersion,
            @Nullable Integer number) {
        return new MailRequest(
                cause.id(),
                fact.accountId(),
                template,
                AccountLocale.ENGLISH,
                profileVersion,
                fact.at(),
                number,
                cause.traceparent());
    }
}
