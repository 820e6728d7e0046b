package io.latchkey.notification.internalapi;

import io.latchkey.contracts.internal.InvalidMessage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what goes wrong in {@link GatewayApi} with a problem (RFC 9457). */
@RestControllerAdvice(assignableTypes = GatewayApi.class)
class GatewayApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayApiErrors.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    @ExceptionHandler
    ResponseEntity<ProblemBody> toResponse(Exception failure) {
        return switch (failure) {
            case ErrorResponseException known ->
                toResponse(HttpStatus.valueOf(known.getStatusCode().value()));
            case InvalidMessage invalid -> toResponse(HttpStatus.BAD_REQUEST);
            case IllegalArgumentException invalid -> toResponse(HttpStatus.BAD_REQUEST);
            default -> {
                // Only the class: a message may quote what was sent.
                LOG.warn("The gateway was not served: {}", failure.getClass().getSimpleName());
                yield toResponse(HttpStatus.SERVICE_UNAVAILABLE);
            }
        };
    }

    private static ResponseEntity<ProblemBody> toResponse(HttpStatus status) {
        HttpHeaders headers = new HttpHeaders();
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY.toSeconds()));
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new ProblemBody(
                        "urn:latchkey:problem:" + nameOf(status), status.getReasonPhrase(), status.value()));
    }

    private static String nameOf(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "unauthenticated";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case SERVICE_UNAVAILABLE -> "unavailable";
            default -> "invalid-request";
        };
    }

    /** The members of a problem. */
    record ProblemBody(String type, String title, int status) {}
}
