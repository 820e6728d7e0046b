package io.latchkey.account.signin;

import io.latchkey.account.internalapi.Caller;
import io.latchkey.account.internalapi.Callers;
import io.latchkey.account.internalapi.JsonBody;
import io.latchkey.account.secondfactor.Offers;
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
    RouterFunction<ServerResponse> signInRoutes(Callers callers, JsonBody body, SignIn signIn, SignInMeters meters) {
        return RouterFunctions.route()
                .POST("/internal/v1/sign-ins", request -> body.read(request, SignInQuestion.class, LIMIT)
                        .flatMap(signIn::decide)
                        .doOnNext(meters::count)
                        .flatMap(JsonBody::ok))
                .filter(callers.only(Caller.GATEWAY))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> codeRoutes(Callers callers, JsonBody body, CodeSteps codes, SignInMeters meters) {
        return RouterFunctions.route()
                .POST("/internal/v1/challenges/code", request -> body.read(request, CodeQuestion.class, LIMIT)
                        .flatMap(codes::complete)
                        .doOnNext(meters::count)
                        .flatMap(JsonBody::ok))
                .filter(callers.only(Caller.GATEWAY))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> enrolmentRoutes(
            Callers callers, JsonBody body, EnrolmentSteps enrolments, SignInMeters meters) {
        return RouterFunctions.route()
                .POST("/internal/v1/challenges/enrolment", request -> body.read(request, EnrolmentQuestion.class, LIMIT)
                        .flatMap(enrolments::complete)
                        .doOnNext(meters::count)
                        .flatMap(JsonBody::ok))
                .filter(callers.only(Caller.GATEWAY))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> offerRoutes(Callers callers, JsonBody body, Offers offers) {
        return RouterFunctions.route()
                .POST("/internal/v1/challenges/enrolment/offer", request -> body.read(
                                request, OfferQuestion.class, LIMIT)
                        .flatMap(question -> offer(offers, question))
                        .flatMap(JsonBody::ok))
                .filter(callers.only(Caller.GATEWAY))
                .build();
    }

    private static Mono<OfferAnswer> offer(Offers offers, OfferQuestion question) {
        return Mono.justOrEmpty(question.token())
                .flatMap(token ->
                        offers.of(token, question.facts(), question.label().value()))
                .map(OfferAnswer.Offered::of)
                .defaultIfEmpty(new OfferAnswer.ChallengeOver());
    }
}
