package io.latchkey.account.signin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts what comes of sign-ins and their second steps: spraying and stuffing show here first. */
@Component
class SignInMeters {

    private final MeterRegistry meters;

    SignInMeters(MeterRegistry meters) {
        this.meters = meters;
        // From nothing on, so that the first of each is seen as an increase.
        for (Outcome outcome : Outcome.values()) {
            counterOf(outcome);
        }
    }

    void countResponse(SignInResponse answer) {
        Outcome outcome =
                switch (answer) {
                    case SignInResponse.Verified verified -> Outcome.VERIFIED;
                    case SignInResponse.Enrolled enrolled -> Outcome.ENROLLED;
                    case SignInResponse.InvalidCredentials invalid -> Outcome.INVALID_CREDENTIALS;
                    case SignInResponse.OneTimePasswordRequired required -> Outcome.ONE_TIME_PASSWORD_REQUIRED;
                    case SignInResponse.InvalidOneTimePassword invalid -> Outcome.INVALID_ONE_TIME_PASSWORD;
                    case SignInResponse.EnrolmentRequired required -> Outcome.ENROLMENT_REQUIRED;
                    case SignInResponse.ChallengeOver over -> Outcome.CHALLENGE_OVER;
                    case SignInResponse.TooManyAttempts many -> Outcome.TOO_MANY_ATTEMPTS;
                    case SignInResponse.ProofRequired proof -> Outcome.PROOF_REQUIRED;
                };
        counterOf(outcome).increment();
    }

    private Counter counterOf(Outcome outcome) {
        String label = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return meters.counter("latchkey.sign-ins", "outcome", label);
    }

    private enum Outcome {
        VERIFIED,
        ENROLLED,
        INVALID_CREDENTIALS,
        ONE_TIME_PASSWORD_REQUIRED,
        INVALID_ONE_TIME_PASSWORD,
        ENROLMENT_REQUIRED,
        CHALLENGE_OVER,
        TOO_MANY_ATTEMPTS,
        PROOF_REQUIRED
    }
}
