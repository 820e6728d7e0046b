package io.latchkey.platform.web;

import io.latchkey.platform.trace.TraceLogFields;
import io.latchkey.platform.trail.RefusalNotes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers every failure with a problem (RFC 9457), a reader with a page; the framework's own refusals included. */
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final PageRenderer pages;
    private final EdgeRules rules;
    private final ProblemMapper problems;

    ProblemHandler(PageRenderer pages, EdgeRules rules) {
        this.pages = pages;
        this.rules = rules;
        this.problems = new ProblemMapper(rules);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (!rules.covers(exchange.getRequest()) || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        Problem problem = problems.toProblem(failure);
        RefusalNotes.noteProblem(exchange.getRequest(), problem.name());
        if (problem.equals(CommonProblems.UNEXPECTED)) {
            TraceLogFields.addTraceFields(LOG.atError(), RequestFilter.findTraceparent(exchange))
                    .setCause(failure)
                    .log("Unexpected failure of request {}", RequestFilter.findRequestId(exchange));
        }
        if (failure instanceof MethodNotAllowedException refused) {
            exchange.getResponse().getHeaders().setAllow(refused.getSupportedMethods());
        }
        return rules.wantsPage(exchange.getRequest())
                ? PageRenderer.writeTo(exchange.getResponse(), pages.renderProblem(exchange.getRequest(), problem))
                : writeResponse(exchange, problem);
    }

    private static Mono<Void> writeResponse(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.findRetryAfterSeconds()
                .ifPresent(seconds -> response.getHeaders().set(HttpHeaders.RETRY_AFTER, seconds));
        byte[] body = problem.toJson();
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
