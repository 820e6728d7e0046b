package io.latchkey.account.internalapi;

import io.latchkey.platform.caller.CallerKeys;
import io.latchkey.platform.trail.RefusalNotes;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Knows callers by their bearer keys, compared in constant time; keeps each to its own routes. */
@Component
@EnableConfigurationProperties(InternalCallerSettings.class)
public class CallerAuthenticator {

    private final CallerKeys<InternalCaller> keys;

    CallerAuthenticator(InternalCallerSettings settings) {
        this.keys = new CallerKeys<>(Map.of(
                InternalCaller.GATEWAY, settings.gateway(),
                InternalCaller.NOTIFICATION_SERVICE, settings.notificationService()));
    }

    /** Lets this caller pass; answers 401 to a request without one of our keys and 403 to any other caller. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> requireCaller(InternalCaller wanted) {
        return (request, next) -> {
            String presented = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
            Optional<InternalCaller> caller = keys.findCaller(presented);
            if (caller.isEmpty()) {
                if (presented != null) {
                    RefusalNotes.noteUnknownCredential(request.exchange().getRequest());
                }
                return InternalProblem.of(HttpStatus.UNAUTHORIZED, "unauthenticated")
                        .toResponse();
            }
            return caller.get() == wanted
                    ? next.handle(request)
                    : InternalProblem.of(HttpStatus.FORBIDDEN, "forbidden").toResponse();
        };
    }
}
