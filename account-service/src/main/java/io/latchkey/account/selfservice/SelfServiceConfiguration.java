package io.latchkey.account.selfservice;

import static io.latchkey.contracts.internal.PasswordChangeOperation.CHANGE_PASSWORD;
import static io.latchkey.contracts.internal.RecoveryCodesOperation.REPLACE_RECOVERY_CODES;

import io.latchkey.account.internalapi.CallerAuthenticator;
import io.latchkey.account.internalapi.InternalCaller;
import io.latchkey.account.internalapi.OperationRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of what a signed-in holder changes, for the gateway. */
@Configuration(proxyBeanMethods = false)
class SelfServiceConfiguration {

    @Bean
    RouterFunction<ServerResponse> passwordChangeRoute(
            CallerAuthenticator callers, PasswordChangeService passwordChange) {
        return OperationRoute.serve(CHANGE_PASSWORD, InternalCaller.GATEWAY, callers, passwordChange::changePassword);
    }

    @Bean
    RouterFunction<ServerResponse> recoveryCodesRoute(
            CallerAuthenticator callers, RecoveryCodesService recoveryCodes) {
        return OperationRoute.serve(
                REPLACE_RECOVERY_CODES, InternalCaller.GATEWAY, callers, recoveryCodes::replaceCodes);
    }
}
