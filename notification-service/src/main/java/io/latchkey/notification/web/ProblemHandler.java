package io.latchkey.notification.web;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failure of the console with a problem (RFC 9457), a reader with a page. */
@Component
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PageRenderer pages;

    ProblemHandler(PageRenderer pages) {
        this.pages = pages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (!ConsolePaths.isConsoleRequest(exchange.getRequest())
                || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        Problem problem = ProblemMapper.toProblem(failure);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (problem.equals(Problem.UNEXPECTED)) {
            LOG.error("Unexpected failure of request {}", headers.getFirst("X-Request-Id"), failure);
        }
        if (failure instanceof MethodNotAllowedException refused) {
            headers.setAllow(refused.getSupportedMethods());
        }
        return ConsolePaths.wantsPage(exchange.getRequest())
                ? writeResponse(exchange.getResponse(), pages.renderPage(exchange.getRequest(), problemPage(problem)))
                : writeResponse(exchange.getResponse(), problem);
    }

    private static Page problemPage(Problem problem) {
        return Page.of("problem")
                .status(problem.status())
                .with("name", PageProblem.nameFor(problem))
                .with("errors", problem.extra().get("errors"));
    }

    private static Mono<Void> writeResponse(ServerHttpResponse response, ResponseEntity<byte[]> page) {
        response.setStatusCode(page.getStatusCode());
        response.getHeaders().putAll(page.getHeaders());
        byte[] html = Objects.requireNonNull(page.getBody());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(html)));
    }

    private static Mono<Void> writeResponse(ServerHttpResponse response, Problem problem) {
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryAfter() != null) {
            response.getHeaders()
                    .set(HttpHeaders.RETRY_AFTER, problem.retryAfter().toString());
        }
        byte[] body = JSON.writeValueAsBytes(problem.toMembers());
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
