package io.latchkey.account.enrolment;

import io.latchkey.account.registry.Account;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.secondfactor.SecondFactorVerifier.Outcome;
import io.latchkey.account.secondfactor.SignInChallenge;
import io.latchkey.account.secondfactor.TotpEnrolment;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentRequest;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.AppEnrolled;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Verifies what completes an enrolment, the mailbox first and then the app; in the caller's transaction with its locks. */
@Component
public class EnrolmentVerifier {

    private final RedeemedBrowsers browsers;
    private final EnrolmentMailTable mails;
    private final MailCodeSigner signer;
    private final SecondFactorVerifier codes;
    private final TotpEnrolment enrolment;

    EnrolmentVerifier(
            RedeemedBrowsers browsers,
            EnrolmentMailTable mails,
            MailCodeSigner signer,
            SecondFactorVerifier codes,
            TotpEnrolment enrolment) {
        this.browsers = browsers;
        this.mails = mails;
        this.signer = signer;
        this.codes = codes;
        this.enrolment = enrolment;
    }

    /** Both codes cost one count: a wrong one of the mail hides what the app's would have been. */
    public Mono<Outcome> verifyCodes(Account account, SignInChallenge challenge, EnrolmentRequest typed) {
        return browsers.proveMailbox(account, typed.knownDevice()).flatMap(proved -> {
            SecretValue mailCode = typed.mailCode();
            if (!proved && mailCode == null) {
                return Mono.just(new Outcome.MailCodeMissing());
            }
            Mono<Boolean> mailbox = proved || mailCode == null ? Mono.just(true) : isMailed(challenge, mailCode);
            return mailbox.flatMap(
                    right -> codes.verifyEnrolmentCode(account, challenge, typed.oneTimePassword(), right));
        });
    }

    /** Both were right: the app is the account's from now on. */
    public Mono<AppEnrolled> complete(Account account, SignInChallenge challenge, @Nullable DirectoryFacts facts) {
        return enrolment.complete(account, challenge, facts);
    }

    private Mono<Boolean> isMailed(SignInChallenge challenge, SecretValue typed) {
        return mails.findFirst(challenge.accountId(), challenge.digest())
                .map(mail -> signer.matches(mail, typed))
                .defaultIfEmpty(false);
    }
}
