package io.latchkey.account.selfservice;

import static io.latchkey.account.internalapi.InternalCaller.GATEWAY;
import static io.latchkey.contracts.internal.EnrolmentStartOperation.START_ENROLMENT;
import static io.latchkey.contracts.internal.PasswordChangeOperation.CHANGE_PASSWORD;
import static io.latchkey.contracts.internal.RecoveryCodesOperation.REPLACE_RECOVERY_CODES;
import static io.latchkey.contracts.internal.SessionProofOperation.PROVE_SESSION;

import io.latchkey.account.internalapi.CallerAuthenticator;
import io.latchkey.account.internalapi.OperationRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of what a signed-in holder changes or proves, for the gateway. */
@Configuration(proxyBeanMethods = false)
class SelfServiceConfiguration {

    @Bean
    RouterFunction<ServerResponse> selfServiceRoutes(
            CallerAuthenticator callers,
            PasswordChangeService passwordChange,
            RecoveryCodesService recoveryCodes,
            SessionProofService sessionProof,
            HolderEnrolmentService enrolment) {
        return OperationRoute.serve(CHANGE_PASSWORD, GATEWAY, callers, passwordChange::changePassword)
                .and(OperationRoute.serve(REPLACE_RECOVERY_CODES, GATEWAY, callers, recoveryCodes::replaceCodes))
                .and(OperationRoute.serve(PROVE_SESSION, GATEWAY, callers, sessionProof::proveSession))
                .and(OperationRoute.serve(START_ENROLMENT, GATEWAY, callers, enrolment::start));
    }
}
