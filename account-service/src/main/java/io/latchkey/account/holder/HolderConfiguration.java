package io.latchkey.account.holder;

import io.latchkey.account.internalapi.Caller;
import io.latchkey.account.internalapi.Callers;
import io.latchkey.account.internalapi.JsonBody;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of what a signed-in holder changes, for the gateway. */
@Configuration(proxyBeanMethods = false)
class HolderConfiguration {

    private static final int LIMIT = 256 * 1024;

    @Bean
    RouterFunction<ServerResponse> holderRoutes(
            Callers callers, JsonBody body, PasswordChange passwordChange, NewRecoveryCodes recoveryCodes) {
        return RouterFunctions.route()
                .POST("/internal/v1/password-changes", request -> body.read(
                                request, PasswordChangeQuestion.class, LIMIT)
                        .flatMap(passwordChange::change)
                        .flatMap(JsonBody::ok))
                .POST("/internal/v1/recovery-codes", request -> body.read(request, RecoveryCodesQuestion.class, LIMIT)
                        .flatMap(recoveryCodes::replace)
                        .flatMap(JsonBody::ok))
                .filter(callers.only(Caller.GATEWAY))
                .build();
    }
}
