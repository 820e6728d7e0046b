package io.latchkey.notification.webhook;

import io.latchkey.platform.access.RouteAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where SendGrid reports what became of mails: nothing of a body is read before its signature is verified. */
@RestController
class WebhookApi {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookApi.class);
    private static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    private static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";
    private static final String RETRY_SECONDS = "10";

    private final WebhookSettings settings;
    private final WebhookSignature signature;
    private final ProviderEventLog events;
    private final JsonMapper json = JsonMapper.builder().build();

    WebhookApi(WebhookSettings settings, WebhookSignature signature, ProviderEventLog events) {
        this.settings = settings;
        this.signature = signature;
        this.events = events;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping("/webhooks/sendgrid")
    Mono<ResponseEntity<Void>> receiveBatch(ServerHttpRequest request) {
        int largest = Math.toIntExact(settings.largest().toBytes());
        if (request.getHeaders().getContentLength() > largest) {
            return respondWith(HttpStatus.CONTENT_TOO_LARGE);
        }
        return DataBufferUtils.join(request.getBody(), largest)
                .map(WebhookApi::readBytes)
                .defaultIfEmpty(new byte[0])
                // Checking a signature takes longer than an event loop should be held.
                .publishOn(Schedulers.parallel())
                .flatMap(body -> verifyAndReceive(request.getHeaders(), body))
                .onErrorResume(DataBufferLimitException.class, e -> respondWith(HttpStatus.CONTENT_TOO_LARGE));
    }

    private Mono<ResponseEntity<Void>> verifyAndReceive(HttpHeaders headers, byte[] body) {
        if (!signature.isValid(headers.getFirst(SIGNATURE), headers.getFirst(TIMESTAMP), body)) {
            return respondWith(HttpStatus.UNAUTHORIZED);
        }
        JsonNode batch = parseBody(body);
        if (batch == null || !batch.isContainer()) {
            return respondWith(HttpStatus.BAD_REQUEST);
        }
        return events.receive(eventsIn(batch))
                .then(respondWith(HttpStatus.NO_CONTENT))
                .onErrorResume(e -> respondUnavailable(e));
    }

    /** An event that comes without its array is a batch of one. */
    private static List<JsonNode> eventsIn(JsonNode batch) {
        return batch.isArray() ? batch.valueStream().toList() : List.of(batch);
    }

    private @Nullable JsonNode parseBody(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Mono<ResponseEntity<Void>> respondUnavailable(Throwable e) {
        LOG.warn(
                "The provider's events could not be stored and will be sent again: {}",
                e.getClass().getSimpleName());
        return Mono.just(ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build());
    }

    private static Mono<ResponseEntity<Void>> respondWith(HttpStatus status) {
        return Mono.just(ResponseEntity.status(status).build());
    }

    private static byte[] readBytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
