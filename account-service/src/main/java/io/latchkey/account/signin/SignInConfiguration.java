package io.latchkey.account.signin;

import io.latchkey.account.internalapi.Caller;
import io.latchkey.account.internalapi.Callers;
import io.latchkey.account.internalapi.JsonBody;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The route of sign-ins, for the gateway. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final int LIMIT = 256 * 1024;

    @Bean
    RouterFunction<ServerResponse> signInRoutes(Callers callers, JsonBody body, SignIn signIn) {
        return RouterFunctions.route()
                .POST("/internal/v1/sign-ins", request -> body.read(request, SignInQuestion.class, LIMIT)
                        .flatMap(signIn::decide)
                        .flatMap(JsonBody::ok))
                .filter(callers.only(Caller.GATEWAY))
                .build();
    }
}
