package io.latchkey.notification.console;

import io.latchkey.messaging.outbox.ParkedRow;
import io.latchkey.messaging.outbox.ParkedRows;
import io.latchkey.notification.operator.OperatorsOnly;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.JsonBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The parked events of this service's outbox, for programs. */
@RestController
@RequestMapping(path = ConsolePaths.API + "/outbox/parked", produces = MediaType.APPLICATION_JSON_VALUE)
class OutboxApi {

    private static final int OLDEST = 200;

    private final ParkedRows parked;
    private final OutboxRelease release;

    OutboxApi(ParkedRows parked, OutboxRelease release) {
        this.parked = parked;
        this.release = release;
    }

    record ListView(List<ParkedRow> rows) {}

    record Decision(@Nullable String reason) {}

    @GetMapping
    Mono<ListView> list() {
        return parked.oldest(OLDEST).map(ListView::new);
    }

    @PostMapping(path = "/{id}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> release(@PathVariable String id, @RequestBody byte[] body, ServerWebExchange exchange) {
        String reason = JsonBody.read(body, Decision.class).reason();
        return release.release(id, OperatorsOnly.operator(exchange), reason)
                .thenReturn(ResponseEntity.noContent().build());
    }
}
