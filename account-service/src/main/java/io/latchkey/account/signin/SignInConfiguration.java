package io.latchkey.account.signin;

import static io.latchkey.account.internalapi.InternalCaller.GATEWAY;
import static io.latchkey.contracts.internal.ChallengeOperation.ANSWER_CHALLENGE;
import static io.latchkey.contracts.internal.EnrolmentOfferOperation.OFFER_ENROLMENT;
import static io.latchkey.contracts.internal.EnrolmentOperation.CONFIRM_ENROLMENT;
import static io.latchkey.contracts.internal.SignInOperation.SIGN_IN;

import io.latchkey.account.enrolment.EnrolmentOfferService;
import io.latchkey.account.internalapi.CallerAuthenticator;
import io.latchkey.account.internalapi.OperationRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of sign-ins and their second steps, for the gateway. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    RouterFunction<ServerResponse> signInRoutes(
            CallerAuthenticator callers,
            SignInAuthenticator signIn,
            ChallengeNetworkThrottle challenges,
            EnrolmentOfferService offers,
            SignInMeters meters) {
        return OperationRoute.serve(
                        SIGN_IN, GATEWAY, callers, request -> meters.countOutcome(signIn.authenticate(request)))
                .and(OperationRoute.serve(
                        ANSWER_CHALLENGE,
                        GATEWAY,
                        callers,
                        request -> meters.countOutcome(challenges.completeByCode(request))))
                .and(OperationRoute.serve(
                        CONFIRM_ENROLMENT,
                        GATEWAY,
                        callers,
                        request -> meters.countOutcome(challenges.completeByEnrolment(request))))
                .and(OperationRoute.serve(OFFER_ENROLMENT, GATEWAY, callers, offers::respond));
    }
}
