package io.latchkey.notification.internalapi;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What goes wrong, as RFC 9457 says it. */
final class ProblemResponses {

    private static final String RETRY_SECONDS = "5";

    private ProblemResponses() {}

    static Mono<ServerResponse> toResponse(HttpStatus status, String name) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:latchkey:problem:" + name));
        var answer = ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return (status == HttpStatus.SERVICE_UNAVAILABLE
                        ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        : answer)
                .bodyValue(problem);
    }
}
