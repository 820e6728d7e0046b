package io.latchkey.notification.webhook;

import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
    private static final Problem UNSIGNED = Problem.of(
            HttpStatus.UNAUTHORIZED, "unauthenticated", "The provider's signature is missing, too old or wrong.");
    private static final Problem NO_BATCH = Problem.invalidRequest("", "must be a JSON array of events");
    private static final Problem AWAY = Problem.unavailable(Duration.ofSeconds(10));

    private final WebhookSettings settings;
    private final WebhookSignature signature;
    private final ProviderEventLog events;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    WebhookApi(WebhookSettings settings, WebhookSignature signature, ProviderEventLog events, Clock clock) {
        this.settings = settings;
        this.signature = signature;
        this.events = events;
        this.clock = clock;
    }

    /** How much may come, and how long it may take, the port's edge decides. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping("/webhooks/sendgrid")
    Mono<ResponseEntity<byte[]>> receiveBatch(ServerHttpRequest request) {
        Optional<SignatureHeaders> signed = SignatureHeaders.parse(request.getHeaders(), clock.instant(), settings);
        if (signed.isEmpty()) {
            // The body is left where it is; the edge closes the connection after this answer.
            return respondWith(UNSIGNED);
        }
        return DataBufferUtils.join(request.getBody())
                .map(WebhookApi::readBytes)
                .defaultIfEmpty(new byte[0])
                // Checking a signature takes longer than an event loop should be held.
                .publishOn(Schedulers.parallel())
                .flatMap(body -> verifyAndReceive(signed.get(), body));
    }

    private Mono<ResponseEntity<byte[]>> verifyAndReceive(SignatureHeaders headers, byte[] body) {
        if (!signature.isValid(headers, body)) {
            return respondWith(UNSIGNED);
        }
        JsonNode batch = parseBody(body);
        if (batch == null || !batch.isContainer()) {
            return respondWith(NO_BATCH);
        }
        return events.receive(eventsIn(batch))
                .then(Mono.just(ResponseEntity.noContent().<byte[]>build()))
                .onErrorResume(WebhookApi::respondUnavailable);
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

    private static Mono<ResponseEntity<byte[]>> respondUnavailable(Throwable e) {
        LOG.warn(
                "The provider's events could not be stored and will be sent again: {}",
                e.getClass().getSimpleName());
        return respondWith(AWAY);
    }

    private static Mono<ResponseEntity<byte[]>> respondWith(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        problem.findRetryAfterSeconds().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds));
        return Mono.just(ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toJson()));
    }

    private static byte[] readBytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
