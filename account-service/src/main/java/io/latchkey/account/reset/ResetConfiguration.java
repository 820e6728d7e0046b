package io.latchkey.account.reset;

import io.latchkey.account.internalapi.Caller;
import io.latchkey.account.internalapi.Callers;
import io.latchkey.account.internalapi.JsonBody;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of links: issued to notification-service, redeemed by the gateway. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkSettings.class)
class ResetConfiguration {

    private static final int LINKS_LIMIT = 1024 * 1024;
    private static final int REDEMPTION_LIMIT = 256 * 1024;

    @Bean
    RouterFunction<ServerResponse> linkRoutes(Callers callers, JsonBody body, Links links) {
        return RouterFunctions.route()
                .POST("/internal/v1/links", request -> body.read(request, LinksQuestion.class, LINKS_LIMIT)
                        .flatMap(links::answer)
                        .flatMap(JsonBody::ok))
                .filter(callers.only(Caller.NOTIFICATION_SERVICE))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> redemptionRoutes(
            Callers callers, JsonBody body, Redemption redemption, MeterRegistry meters) {
        return RouterFunctions.route()
                .POST("/internal/v1/redemptions", request -> body.read(
                                request, RedemptionQuestion.class, REDEMPTION_LIMIT)
                        .flatMap(redemption::redeem)
                        .doOnNext(answer -> count(meters, answer))
                        .flatMap(JsonBody::ok))
                .filter(callers.only(Caller.GATEWAY))
                .build();
    }

    private static void count(MeterRegistry meters, RedemptionAnswer answer) {
        String outcome =
                switch (answer) {
                    case RedemptionAnswer.Redeemed redeemed -> "redeemed";
                    case RedemptionAnswer.LinkRefused refused ->
                        refused.reason().code();
                    case RedemptionAnswer.PasswordRejected rejected -> "password-rejected";
                };
        meters.counter("latchkey.links.redeemed", "outcome", outcome).increment();
    }
}
