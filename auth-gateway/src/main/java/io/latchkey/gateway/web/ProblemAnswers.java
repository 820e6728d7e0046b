package io.latchkey.gateway.web;

import io.latchkey.messaging.trace.LoggedTrace;
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

/** Answers every failure with a problem (RFC 9457), a reader with a page; the framework's own refusals included. */
@Component
@Order(-2)
final class ProblemAnswers implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Pages pages;

    ProblemAnswers(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        Problem problem = Failures.problemOf(failure);
        if (problem.equals(Problems.UNEXPECTED)) {
            LoggedTrace.in(LOG.atError(), EdgeFilter.trace(exchange))
                    .setCause(failure)
                    .log("Unexpected failure of request {}", EdgeFilter.requestId(exchange));
        }
        if (failure instanceof MethodNotAllowedException refused) {
            exchange.getResponse().getHeaders().setAllow(refused.getSupportedMethods());
        }
        return PageProblem.isWantedBy(exchange.getRequest())
                ? writePage(exchange.getResponse(), pages.show(exchange.getRequest(), PageProblem.of(problem)))
                : write(exchange, problem);
    }

    private static Mono<Void> writePage(ServerHttpResponse response, ResponseEntity<byte[]> page) {
        response.setStatusCode(page.getStatusCode());
        response.getHeaders().putAll(page.getHeaders());
        byte[] html = Objects.requireNonNull(page.getBody());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(html)));
    }

    private static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryAfter() != null) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(RetryAfter.seconds(problem.retryAfter())));
        }
        byte[] body = JSON.writeValueAsBytes(problem.members());
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
