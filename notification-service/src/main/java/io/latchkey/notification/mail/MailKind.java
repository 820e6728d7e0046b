package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountEnabled;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountFact.CodeGuessingSuspected;
import io.latchkey.contracts.AccountFact.EnrolmentCodeRequested;
import io.latchkey.contracts.AccountFact.NewBrowserUsed;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.AccountFact.RecoveryCodesReplaced;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.MailTemplate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of mail: its cause, its recipient, its priority, its lifetime and what its texts say. A new mail is a
 * constant of {@link MailTemplate}, an entry of the same name here, and its files under {@code mails/}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the causes are records of stateless lambdas, the sets unmodifiable
public enum MailKind {
    /** The account was created: choose a password. */
    FIRST_SIGN_IN(
            MailCause.of(AccountCreated.class)
                    .withProfile(AccountCreated::profileVersion)
                    .withLocale(AccountCreated::locale),
            Audience.HOLDER,
            2,
            SecretKind.FIRST_SIGN_IN_LINK),
    /** A new password was asked for. */
    PASSWORD_RESET(
            MailCause.of(PasswordResetRequested.class).withProfile(PasswordResetRequested::profileVersion),
            Audience.HOLDER,
            8,
            SecretKind.PASSWORD_RESET_LINK),
    /** Notice: the password was set, and when. */
    PASSWORD_CHANGED(MailCause.of(PasswordChanged.class), Audience.HOLDER, 2, null, TextValue.MOMENT),
    /** Notice: from the next sign-in on a second factor is needed. */
    TWO_FACTOR_REQUIRED(MailCause.of(TwoFactorRequired.class), Audience.HOLDER, 2, null, TextValue.MOMENT),
    /** Notice: an authenticator app was set up, and when. */
    TWO_FACTOR_ENROLLED(MailCause.of(TwoFactorEnrolled.class), Audience.HOLDER, 2, null, TextValue.MOMENT),
    /** Notice: the app and the recovery codes no longer work. */
    TWO_FACTOR_RESET(MailCause.of(TwoFactorReset.class), Audience.HOLDER, 2, null, TextValue.MOMENT),
    /** Notice: the password alone is enough now. */
    TWO_FACTOR_REMOVED(MailCause.of(TwoFactorRemoved.class), Audience.HOLDER, 2, null, TextValue.MOMENT),
    /** Notice: a recovery code was used to sign in, and how many are left. */
    RECOVERY_CODE_USED(
            MailCause.of(RecoveryCodeUsed.class).withNumber(RecoveryCodeUsed::remaining),
            Audience.HOLDER,
            2,
            null,
            TextValue.MOMENT,
            TextValue.NUMBER),
    /** An authenticator app is being set up: the code that proves the mailbox. */
    ENROLMENT_CODE(MailCause.of(EnrolmentCodeRequested.class), Audience.HOLDER, 8, SecretKind.ENROLMENT_CODE),
    /** Notice: a sign-in from a browser that was not known, and when. */
    NEW_BROWSER(MailCause.of(NewBrowserUsed.class), Audience.HOLDER, 2, null, TextValue.MOMENT),
    /** Notice: wrong codes after a right password, and when the last one was. */
    CODE_GUESSING(MailCause.of(CodeGuessingSuspected.class), Audience.HOLDER, 2, null, TextValue.MOMENT),
    /** Notice to the address before; the new one is not named. */
    ADDRESS_CHANGED(
            MailCause.of(AccountChanged.class)
                    .when(changed -> changed.changed().contains(ChangedField.EMAIL))
                    .withProfile(AccountChanged::profileVersion),
            Audience.FORMER_ADDRESS,
            2,
            null,
            TextValue.MOMENT),
    /**
     * Notice of a role that gives power over others: to the account, and to every executive about it. The number says which
     * roles ({@code inbound.RoleGrantNotices}); whose account it is, and who did it, is shown after signing in.
     */
    ROLE_GRANTED(null, Audience.HOLDER, 2, null, TextValue.MOMENT, TextValue.ROLES),
    /** The digest of access requests: how many new ones wait; who asks is not said. */
    ACCESS_REQUEST(null, Audience.EXECUTIVE, 1, null, TextValue.NUMBER, TextValue.REQUESTS_PAGE),
    /** An access request was declined; the gateway hands it over. */
    ACCESS_DECLINED(null, Audience.EXTERNAL, 1, null);

    /** The facts that cause no mail; every other fact is the cause of an entry. */
    static final Set<Class<? extends AccountFact>> FACTS_WITHOUT_MAIL =
            Set.of(AccountErased.class, AccountDisabled.class, AccountEnabled.class, RecoveryCodesReplaced.class);

    private final @Nullable MailCause<?> cause;
    private final Audience audience;
    private final int priority;
    private final @Nullable SecretKind secret;
    private final Set<TextValue> values;

    MailKind(
            @Nullable MailCause<?> cause,
            Audience audience,
            int priority,
            @Nullable SecretKind secret,
            TextValue... values) {
        this.cause = cause;
        this.audience = audience;
        this.priority = priority;
        this.secret = secret;
        this.values = Set.of(values);
    }

    public static MailKind of(MailTemplate template) {
        return valueOf(template.name());
    }

    /** The mail that this fact causes, if any. */
    public static Optional<CausedMail> causedBy(AccountFact fact) {
        return Arrays.stream(values())
                .map(kind -> kind.readCause(fact))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<CausedMail> readCause(AccountFact fact) {
        return cause == null ? Optional.empty() : cause.readMail(this, fact);
    }

    public MailTemplate template() {
        return MailTemplate.valueOf(name());
    }

    public Audience audience() {
        return audience;
    }

    /**
     * How many mails of this kind are claimed in each round while others are due, too: a person who waits for a link
     * comes before bulk mail, and nothing starves.
     */
    public int priority() {
        return priority;
    }

    /** What it takes to its reader, which also sets its lifetime; null for a notice, which has the lifetime of notices. */
    public @Nullable SecretKind secret() {
        return secret;
    }

    /** The roles of a grant as the number of its mails. */
    public static int numberOf(Set<AccountRole> granted) {
        return granted.stream().mapToInt(MailKind::numberOf).sum();
    }

    static boolean grants(int number, AccountRole role) {
        return (number & numberOf(role)) != 0;
    }

    /** Stored with mails: never another one for a role. */
    private static int numberOf(AccountRole role) {
        return switch (role) {
            case USER -> 0;
            case EXECUTIVE -> 1;
            case OPERATIONS -> 2;
        };
    }

    /** Whether account-service has to be asked for something before it is sent. */
    public boolean hasSecret() {
        return secret != null;
    }

    Set<TextValue> textValues() {
        return values;
    }

    boolean saysNumber() {
        return values.contains(TextValue.NUMBER) || values.contains(TextValue.ROLES);
    }

    @Nullable
    MailCause<?> cause() {
        return cause;
    }

    /**
     * A mail that a fact causes.
     *
     * @param profileVersion the least profile to send with; 0 where any will do
     * @param locale where the fact knows it
     * @param number what the mail counts, where it counts something
     */
    public record CausedMail(
            MailKind kind,
            long profileVersion,
            @Nullable AccountLocale locale,
            @Nullable Integer number) {}

    /** Whom a mail is written to, which decides its address and whom it names as contact. */
    public enum Audience {
        /** The account's holder. */
        HOLDER,
        /** The holder at the address before the last change. */
        FORMER_ADDRESS,
        /** An account executive. */
        EXECUTIVE,
        /** A person without an account. */
        EXTERNAL
    }

    /** What the texts of a mail say besides name, service and contact, and the link where it has one. */
    enum TextValue {
        /** When the cause happened. */
        MOMENT,
        /** What the mail counts. */
        NUMBER,
        /** Which roles were granted, and the page of the account where the mail is about another. */
        ROLES,
        /** The address of the page of access requests. */
        REQUESTS_PAGE
    }
}
