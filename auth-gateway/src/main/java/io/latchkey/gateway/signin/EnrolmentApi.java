package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse.AppOffered;
import io.latchkey.contracts.internal.SharedOutcomes.ChallengeOver;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.signin.EnrolmentSignIn.FirstCodes;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.RequestValidator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sets an app up: started by a sign-in that needs one, or by who is signed in; the steps are the same. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class EnrolmentApi {
    private static final String ENROLMENT = "/challenges/{challenge}/enrolment";

    private final EnrolmentSignIn enrolment;
    private final EnrolmentStarter starter;

    EnrolmentApi(EnrolmentSignIn enrolment, EnrolmentStarter starter) {
        this.enrolment = enrolment;
        this.starter = starter;
    }

    /** The first code of an app, and the code of a mail where one is needed; prints masked. */
    record FirstCodesBody(
            @Nullable String oneTimePassword, @Nullable String mailCode) {
        FirstCodes toCodes() {
            var check = new RequestValidator();
            String typed = check.requireText("/oneTimePassword", oneTimePassword);
            SecretValue mailed = mailCode == null ? null : new SecretValue(check.requireText("/mailCode", mailCode));
            check.throwIfInvalid();
            return new FirstCodes(new SecretValue(typed), mailed);
        }

        @Override
        public String toString() {
            return "FirstCodesBody[***]";
        }
    }

    /** What an app is set up with; prints masked. */
    record OfferView(String secret, String otpauthUri, String qrCode, boolean mailCode) {
        static OfferView fromResponse(EnrolmentOfferResponse response) {
            return switch (response) {
                case AppOffered offer ->
                    new OfferView(
                            offer.secret().value(),
                            offer.otpauthUri().value(),
                            offer.qrCode().value(),
                            offer.mailCode() != null);
                case ChallengeOver over -> throw SignInProblems.toProblem(over).toException();
            };
        }

        @Override
        public String toString() {
            return "OfferView[***]";
        }
    }

    /** What was started; prints masked. */
    record StartedView(String challenge) {
        @Override
        public String toString() {
            return "StartedView[***]";
        }
    }

    /** Each time it is asked, another mail with the code is sent, if it may be. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping(ENROLMENT)
    Mono<OfferView> showOffer(@PathVariable String challenge, ServerHttpRequest request) {
        return enrolment
                .offer(new SecretValue(challenge), true, request)
                .map(CallResult::requireResponse)
                .map(offered -> OfferView.fromResponse(offered.response()));
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(path = ENROLMENT, consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<SessionCreatedResponse>> completeEnrolment(
            @PathVariable String challenge, @RequestBody FirstCodesBody typed, ServerHttpRequest request) {
        return enrolment
                .complete(new SecretValue(challenge), typed.toCodes(), request)
                .map(SessionCreatedResponse::toResponse);
    }

    /** For who is signed in: an app for an account without one, or another in the place of the present one. */
    @RouteAccess(RouteAccess.Level.HOLDER_FRESH)
    @PostMapping("/two-factor")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<StartedView> startEnrolment(ServerHttpRequest request) {
        return starter.start(request)
                .map(CallResult::requireResponse)
                .map(challenge -> new StartedView(challenge.value()));
    }
}
