package io.latchkey.account.signin;

import static io.latchkey.contracts.internal.ChallengeOperation.ANSWER_CHALLENGE;
import static io.latchkey.contracts.internal.EnrolmentOfferOperation.OFFER_ENROLMENT;
import static io.latchkey.contracts.internal.EnrolmentOperation.CONFIRM_ENROLMENT;
import static io.latchkey.contracts.internal.SignInOperation.SIGN_IN;

import io.latchkey.account.internalapi.CallerAuthenticator;
import io.latchkey.account.internalapi.InternalCaller;
import io.latchkey.account.internalapi.OperationRoute;
import io.latchkey.account.secondfactor.EnrolmentOfferFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of sign-ins and their second steps, for the gateway. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    RouterFunction<ServerResponse> signInRoute(
            CallerAuthenticator callers, SignInAuthenticator signIn, SignInMeters meters) {
        return OperationRoute.serve(SIGN_IN, InternalCaller.GATEWAY, callers, request -> signIn.authenticate(request)
                .doOnNext(meters::countResponse));
    }

    @Bean
    RouterFunction<ServerResponse> codeRoute(
            CallerAuthenticator callers, ChallengeHandler challenges, SignInMeters meters) {
        return OperationRoute.serve(
                ANSWER_CHALLENGE, InternalCaller.GATEWAY, callers, request -> challenges
                        .completeByCode(request)
                        .doOnNext(meters::countResponse));
    }

    @Bean
    RouterFunction<ServerResponse> enrolmentRoute(
            CallerAuthenticator callers, ChallengeHandler challenges, SignInMeters meters) {
        return OperationRoute.serve(
                CONFIRM_ENROLMENT, InternalCaller.GATEWAY, callers, request -> challenges
                        .completeByEnrolment(request)
                        .doOnNext(meters::countResponse));
    }

    @Bean
    RouterFunction<ServerResponse> offerRoute(CallerAuthenticator callers, EnrolmentOfferFactory offers) {
        return OperationRoute.serve(OFFER_ENROLMENT, InternalCaller.GATEWAY, callers, offers::respond);
    }
}
