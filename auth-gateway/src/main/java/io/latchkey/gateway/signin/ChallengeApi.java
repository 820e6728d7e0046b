package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.clients.ChallengeCall.Code;
import io.latchkey.gateway.web.RequestValidator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The second step of a sign-in. */
@RestController
@RequestMapping(path = "/api/v1/challenges/{challenge}", produces = MediaType.APPLICATION_JSON_VALUE)
class ChallengeApi {
    private final SecondFactorSignIn challenges;

    ChallengeApi(SecondFactorSignIn challenges) {
        this.challenges = challenges;
    }

    /** One of the two; prints masked. */
    record CodeRequest(
            @Nullable String oneTimePassword, @Nullable String recoveryCode) {
        Code toCode() {
            var check = new RequestValidator();
            if (oneTimePassword != null && recoveryCode != null) {
                check.addError("/recoveryCode", "must not be given with a one-time password");
            }
            Code code = recoveryCode == null
                    ? new Code.OneTimePassword(new SecretValue(check.requireText("/oneTimePassword", oneTimePassword)))
                    : new Code.RecoveryCode(new SecretValue(check.requireText("/recoveryCode", recoveryCode)));
            check.throwIfInvalid();
            return code;
        }

        @Override
        public String toString() {
            return "Typed[***]";
        }
    }

    /** The first code of a phone; prints masked. */
    record FirstCodeRequest(@Nullable String oneTimePassword) {
        SecretValue toSecret() {
            var check = new RequestValidator();
            String typed = check.requireText("/oneTimePassword", oneTimePassword);
            check.throwIfInvalid();
            return new SecretValue(typed);
        }

        @Override
        public String toString() {
            return "FirstCode[***]";
        }
    }

    /** What a phone is set up with; prints masked. */
    record OfferView(String secret, String otpauthUri, String qrCode) {
        static OfferView fromOffer(SecondFactorSignIn.EnrolmentOffer offer) {
            return switch (offer) {
                case SecondFactorSignIn.EnrolmentOffer.Made made ->
                    new OfferView(
                            made.key().value(),
                            made.otpauthUri().value(),
                            made.qrCode().value());
                case SecondFactorSignIn.EnrolmentOffer.Refused refused ->
                    throw SignInProblems.toProblem(refused.why()).toException();
            };
        }

        @Override
        public String toString() {
            return "OfferView[***]";
        }
    }

    @PostMapping(path = "/one-time-password", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<SessionCreatedResponse>> answerChallenge(
            @PathVariable String challenge, @RequestBody CodeRequest typed, ServerHttpRequest request) {
        return challenges
                .verifyCode(new SecretValue(challenge), typed.toCode(), request)
                .map(SessionCreatedResponse::toResponse);
    }

    @GetMapping("/enrolment")
    Mono<OfferView> showOffer(@PathVariable String challenge) {
        return challenges.offerEnrolment(new SecretValue(challenge)).map(OfferView::fromOffer);
    }

    @PostMapping(path = "/enrolment", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<SessionCreatedResponse>> completeEnrolment(
            @PathVariable String challenge, @RequestBody FirstCodeRequest typed, ServerHttpRequest request) {
        return challenges
                .completeEnrolment(new SecretValue(challenge), typed.toSecret(), request)
                .map(SessionCreatedResponse::toResponse);
    }
}
