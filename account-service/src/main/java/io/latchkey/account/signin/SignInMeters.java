package io.latchkey.account.signin;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what comes of sign-ins and their second steps: spraying and stuffing show here first. */
@Component
class SignInMeters {

    private final MeterRegistry meters;

    SignInMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(SignInAnswer answer) {
        String outcome =
                switch (answer) {
                    case SignInAnswer.Verified verified -> "verified";
                    case SignInAnswer.Enrolled enrolled -> "enrolled";
                    case SignInAnswer.InvalidCredentials invalid -> "invalid-credentials";
                    case SignInAnswer.OneTimePasswordRequired required -> "one-time-password-required";
                    case SignInAnswer.InvalidOneTimePassword invalid -> "invalid-one-time-password";
                    case SignInAnswer.EnrolmentRequired required -> "enrolment-required";
                    case SignInAnswer.ChallengeOver over -> "challenge-over";
                    case SignInAnswer.TooManyAttempts many -> "too-many-attempts";
                    case SignInAnswer.ProofRequired proof -> "proof-required";
                };
        meters.counter("latchkey.sign-ins", "outcome", outcome).increment();
    }
}
