package io.latchkey.account.signin;

import io.latchkey.account.internalapi.CallerAuthenticator;
import io.latchkey.account.internalapi.InternalCaller;
import io.latchkey.account.internalapi.StrictJson;
import io.latchkey.account.secondfactor.EnrolmentOfferFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes of sign-ins and their second steps, for the gateway. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final int LIMIT = 256 * 1024;

    @Bean
    RouterFunction<ServerResponse> signInRoutes(
            CallerAuthenticator callers, StrictJson body, SignInAuthenticator signIn, SignInMeters meters) {
        return RouterFunctions.route()
                .POST("/internal/v1/sign-ins", request -> body.read(request, SignInRequest.class, LIMIT)
                        .flatMap(signIn::authenticate)
                        .doOnNext(meters::countResponse)
                        .flatMap(StrictJson::respondOk))
                .filter(callers.requireCaller(InternalCaller.GATEWAY))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> codeRoutes(
            CallerAuthenticator callers, StrictJson body, CodeChallengeHandler codes, SignInMeters meters) {
        return RouterFunctions.route()
                .POST("/internal/v1/challenges/code", request -> body.read(request, CodeRequest.class, LIMIT)
                        .flatMap(codes::completeSignIn)
                        .doOnNext(meters::countResponse)
                        .flatMap(StrictJson::respondOk))
                .filter(callers.requireCaller(InternalCaller.GATEWAY))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> enrolmentRoutes(
            CallerAuthenticator callers, StrictJson body, EnrolmentChallengeHandler enrolments, SignInMeters meters) {
        return RouterFunctions.route()
                .POST("/internal/v1/challenges/enrolment", request -> body.read(request, EnrolmentRequest.class, LIMIT)
                        .flatMap(enrolments::completeSignIn)
                        .doOnNext(meters::countResponse)
                        .flatMap(StrictJson::respondOk))
                .filter(callers.requireCaller(InternalCaller.GATEWAY))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> offerRoutes(
            CallerAuthenticator callers, StrictJson body, EnrolmentOfferFactory offers) {
        return RouterFunctions.route()
                .POST("/internal/v1/challenges/enrolment/offer", request -> body.read(
                                request, OfferRequest.class, LIMIT)
                        .flatMap(question -> createOffer(offers, question))
                        .flatMap(StrictJson::respondOk))
                .filter(callers.requireCaller(InternalCaller.GATEWAY))
                .build();
    }

    private static Mono<OfferResponse> createOffer(EnrolmentOfferFactory offers, OfferRequest question) {
        return Mono.justOrEmpty(question.parseToken())
                .flatMap(token ->
                        offers.create(token, question.facts(), question.label().value()))
                .map(OfferResponse.Offered::of)
                .defaultIfEmpty(new OfferResponse.ChallengeOver());
    }
}
