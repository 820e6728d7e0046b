package io.latchkey.account.selfservice;

import io.latchkey.account.internalapi.CallerAuthenticator;
import io.latchkey.account.internalapi.InternalCaller;
import io.latchkey.account.internalapi.StrictJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of what a signed-in holder changes, for the gateway. */
@Configuration(proxyBeanMethods = false)
class SelfServiceConfiguration {

    private static final int LIMIT = 256 * 1024;

    @Bean
    RouterFunction<ServerResponse> holderRoutes(
            CallerAuthenticator callers,
            StrictJson body,
            PasswordChangeService passwordChange,
            RecoveryCodesService recoveryCodes) {
        return RouterFunctions.route()
                .POST("/internal/v1/password-changes", request -> body.read(request, PasswordChangeRequest.class, LIMIT)
                        .flatMap(passwordChange::change)
                        .flatMap(StrictJson::respondOk))
                .POST("/internal/v1/recovery-codes", request -> body.read(request, RecoveryCodesRequest.class, LIMIT)
                        .flatMap(recoveryCodes::replace)
                        .flatMap(StrictJson::respondOk))
                .filter(callers.requireCaller(InternalCaller.GATEWAY))
                .build();
    }
}
