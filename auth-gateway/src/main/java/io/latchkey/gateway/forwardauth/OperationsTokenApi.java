package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.session.Sessions;
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
    private final Sessions sessions;
    private final OperationsEntry entry;

    OperationsTokenApi(Sessions sessions, OperationsEntry entry) {
        this.sessions = sessions;
        this.entry = entry;
    }

    @PostMapping(path = "/api/v1/operations-tokens", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Map<String, String>> token(ServerHttpRequest request) {
        return sessions.holder(request)
                .map(visitor -> Map.of(
                        "token", entry.token(visitor.account()),
                        "console", entry.console().toString()));
    }
}
