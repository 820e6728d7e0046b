package io.latchkey.account.reset;

import io.latchkey.account.internalapi.CallerAuthenticator;
import io.latchkey.account.internalapi.InternalCaller;
import io.latchkey.account.internalapi.StrictJson;
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
    RouterFunction<ServerResponse> linkRoutes(CallerAuthenticator callers, StrictJson body, LinkIssuer links) {
        return RouterFunctions.route()
                .POST("/internal/v1/links", request -> body.read(request, LinksRequest.class, LINKS_LIMIT)
                        .flatMap(links::resolveLinks)
                        .flatMap(StrictJson::respondOk))
                .filter(callers.requireCaller(InternalCaller.NOTIFICATION_SERVICE))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> redemptionRoutes(
            CallerAuthenticator callers, StrictJson body, LinkRedeemer redemption, MeterRegistry meters) {
        return RouterFunctions.route()
                .POST("/internal/v1/redemptions", request -> body.read(
                                request, RedemptionRequest.class, REDEMPTION_LIMIT)
                        .flatMap(redemption::redeem)
                        .doOnNext(answer -> countOutcome(meters, answer))
                        .flatMap(StrictJson::respondOk))
                .filter(callers.requireCaller(InternalCaller.GATEWAY))
                .build();
    }

    private static void countOutcome(MeterRegistry meters, RedemptionResponse answer) {
        String outcome =
                switch (answer) {
                    case RedemptionResponse.Redeemed redeemed -> "redeemed";
                    case RedemptionResponse.LinkRefused refused ->
                        refused.reason().code();
                    case RedemptionResponse.PasswordRejected rejected -> "password-rejected";
                };
        meters.counter("latchkey.links.redeemed", "outcome", outcome).increment();
    }
}
