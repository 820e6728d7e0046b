package io.latchkey.account.reset;

import static io.latchkey.contracts.internal.LinksOperation.ISSUE_LINKS;
import static io.latchkey.contracts.internal.RedemptionOperation.REDEEM_LINK;

import io.latchkey.account.internalapi.CallerAuthenticator;
import io.latchkey.account.internalapi.InternalCaller;
import io.latchkey.account.internalapi.OperationRoute;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of links: issued to notification-service, redeemed by the gateway. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkSettings.class)
class ResetConfiguration {

    @Bean
    RouterFunction<ServerResponse> linksRoute(CallerAuthenticator callers, LinkIssuer links, LinkSettings settings) {
        return OperationRoute.serve(
                ISSUE_LINKS,
                InternalCaller.NOTIFICATION_SERVICE,
                callers,
                request -> links.resolveLinks(request, settings.awaitArrival()));
    }

    @Bean
    RouterFunction<ServerResponse> redemptionRoute(
            CallerAuthenticator callers, LinkRedeemer redeemer, MeterRegistry meters) {
        return OperationRoute.serve(REDEEM_LINK, InternalCaller.GATEWAY, callers, request -> redeemer.redeem(request)
                .doOnNext(response -> countOutcome(meters, response)));
    }

    private static void countOutcome(MeterRegistry meters, RedemptionResponse response) {
        String outcome =
                switch (response) {
                    case RedemptionResponse.LinkRedeemed redeemed -> "redeemed";
                    case RedemptionResponse.RedemptionRefused refused ->
                        refused.reason().code();
                    case PasswordRejected rejected -> "password-rejected";
                };
        meters.counter("latchkey.links.redeemed", "outcome", outcome).increment();
    }
}
