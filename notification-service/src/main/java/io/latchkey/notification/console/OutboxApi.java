package io.latchkey.notification.console;

import io.latchkey.messaging.outbox.OutboxOperations.ParkedRow;
import io.latchkey.messaging.outbox.OutboxOperations;
import io.latchkey.notification.console.ReasonValidator.ReasonBody;
import io.latchkey.notification.operator.OperatorAuthenticationFilter;
import io.latchkey.notification.web.ConsolePaths;
import java.util.List;
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

    private final OutboxOperations parked;
    private final OutboxRelease release;

    OutboxApi(OutboxOperations parked, OutboxRelease release) {
        this.parked = parked;
        this.release = release;
    }

    record ListView(List<ParkedRow> rows) {}

    @GetMapping
    Mono<ListView> listParked() {
        return parked.findOldest(OLDEST).map(ListView::new);
    }

    @PostMapping(path = "/{id}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Void>> releaseRow(
            @PathVariable String id, @RequestBody byte[] body, ServerWebExchange exchange) {
        return release.releaseRow(
                        id, OperatorAuthenticationFilter.requireOperator(exchange), ReasonBody.readReason(body))
                .thenReturn(ResponseEntity.noContent().build());
    }
}
