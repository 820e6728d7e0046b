package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountChanged;
import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.AccountDisabled;
import io.latchkey.contracts.AccountEnabled;
import io.latchkey.contracts.AccountErased;
import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.ChangedField;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.PasswordChanged;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RecoveryCodeUsed;
import io.latchkey.contracts.RecoveryCodesReplaced;
import io.latchkey.contracts.TwoFactorEnrolled;
import io.latchkey.contracts.TwoFactorRemoved;
import io.latchkey.contracts.TwoFactorRequired;
import io.latchkey.contracts.TwoFactorReset;
import io.latchkey.notification.delivery.NewMail;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which mail a fact asks for, if any. */
final class CausedMail {

    private static final Locale WHERE_UNKNOWN = Locale.EN;
    private static final long ANY_PROFILE = 0;

    private CausedMail() {}

    static Optional<NewMail> of(EventEnvelope<?> cause, AccountFact fact) {
        return switch (fact) {
            case AccountCreated created ->
                Optional.of(mail(cause, fact, MailTemplate.FIRST_SIGN_IN, created.profileVersion())
                        .in(created.locale()));
            case PasswordResetRequested requested ->
                Optional.of(mail(cause, fact, MailTemplate.PASSWORD_RESET, requested.profileVersion()));
            case PasswordChanged changed -> Optional.of(notice(cause, fact, MailTemplate.PASSWORD_CHANGED));
            case TwoFactorRequired required -> Optional.of(notice(cause, fact, MailTemplate.TWO_FACTOR_REQUIRED));
            case TwoFactorEnrolled enrolled -> Optional.of(notice(cause, fact, MailTemplate.TWO_FACTOR_ENROLLED));
            case TwoFactorReset reset -> Optional.of(notice(cause, fact, MailTemplate.TWO_FACTOR_RESET));
            case TwoFactorRemoved removed -> Optional.of(notice(cause, fact, MailTemplate.TWO_FACTOR_REMOVED));
            case RecoveryCodeUsed used ->
                Optional.of(mail(cause, fact, MailTemplate.RECOVERY_CODE_USED, ANY_PROFILE, used.remaining()));
            case AccountChanged changed ->
                changed.changed().contains(ChangedField.EMAIL)
                        ? Optional.of(mail(cause, fact, MailTemplate.ADDRESS_CHANGED, changed.profileVersion()))
                        : Optional.empty();
            case AccountErased erased -> Optional.empty();
            case AccountDisabled disabled -> Optional.empty();
            case AccountEnabled enabled -> Optional.empty();
            case RecoveryCodesReplaced replaced -> Optional.empty();
        };
    }

    private static NewMail notice(EventEnvelope<?> cause, AccountFact fact, MailTemplate template) {
        return mail(cause, fact, template, ANY_PROFILE);
    }

    private static NewMail mail(EventEnvelope<?> cause, AccountFact fact, MailTemplate template, long profileVersion) {
        return mail(cause, fact, template, profileVersion, null);
    }

    private static NewMail mail(
            EventEnvelope<?> cause,
            AccountFact fact,
            MailTemplate template,
            long profileVersion,
            @Nullable Integer number) {
        return new NewMail(
                cause.id(),
                fact.accountId(),
                template,
                WHERE_UNKNOWN,
                profileVersion,
                fact.at(),
                number,
                cause.traceparent());
    }
}
