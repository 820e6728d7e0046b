package io.latchkey.account.internalapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A problem as RFC 9457 writes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InternalProblem(
        String type, String title, int status, @Nullable List<FieldError> errors) {

    private static final String RETRY_AFTER_SECONDS = "1";

    /** Where in the body something is wrong, and what. */
    record FieldError(String pointer, String detail) {}

    static InternalProblem of(HttpStatus status, String name) {
        return new InternalProblem("urn:latchkey:problem:" + name, status.getReasonPhrase(), status.value(), null);
    }

    static InternalProblem invalidRequest(String pointer, String detail) {
        InternalProblem problem = of(HttpStatus.BAD_REQUEST, "invalid-request");
        return new InternalProblem(
                problem.type, problem.title, problem.status, List.of(new FieldError(pointer, detail)));
    }

    Mono<ServerResponse> toResponse() {
        var response = ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore());
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (status == HttpStatus.UNAUTHORIZED.value()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.bodyValue(this);
    }
}
