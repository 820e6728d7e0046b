package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.access.RouteAccess;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A token for the console's HTTP API, for programs; POST, so that no other site's page can ask for one. */
@RestController
class OperationsTokenApi {
    private final SessionService sessions;
    private final OperationsConsoleAccess entry;

    OperationsTokenApi(SessionService sessions, OperationsConsoleAccess entry) {
        this.sessions = sessions;
        this.entry = entry;
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping(path = "/api/v1/operations-tokens", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Map<String, String>> issueToken(ServerHttpRequest request) {
        return sessions.requireSignedIn(request)
                .flatMap(entry::issueToken)
                .map(token ->
                        Map.of("token", token, "console", entry.consoleUrl().toString()));
    }
}
