package io.latchkey.gateway.clients;

import io.latchkey.gateway.attempt.SharedKeySet;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.TraceContext;
import io.latchkey.platform.trace.TraceLogFields;
import io.latchkey.platform.trace.TraceSpan;
import io.latchkey.platform.trace.TraceSpan.SpanKind;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Asks one of the other services, with this service's key and within the time limit; any failure is an answer too. */
final class InternalApiClient {
    private static final Logger LOG = LoggerFactory.getLogger(InternalApiClient.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    private static final int MOST_CONNECTIONS = 256;

    private final String name;
    private final WebClient http;
    private final Duration timeLimit;
    private final ServiceTracer spans;

    InternalApiClient(String name, URI url, SharedKeySet keys, Duration timeLimit, ServiceTracer spans) {
        this.name = name;
        this.spans = spans;
        this.timeLimit = timeLimit;
        var connections = ConnectionProvider.builder(name)
                .maxConnections(MOST_CONNECTIONS)
                .pendingAcquireMaxCount(4 * MOST_CONNECTIONS)
                .pendingAcquireTimeout(timeLimit)
                .maxIdleTime(Duration.ofSeconds(20))
                .build();
        var client = HttpClient.create(connections).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1000);
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .baseUrl(url.toString())
                .defaultHeaders(
                        headers -> headers.setBearerAuth(keys.currentKey().value()))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .build();
    }

    /** The answer to a question, or what {@code unavailable} makes of the time to wait. */
    <A, R> Mono<R> post(String path, Map<String, ?> question, ResponseReader<A, R> reading) {
        var request =
                http.post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(question);
        return exchangeRequest("POST " + path, request, reading);
    }

    <A, R> Mono<R> get(String path, Object variable, ResponseReader<A, R> reading) {
        return exchangeRequest("GET " + path, http.get().uri(path, variable), reading);
    }

    /** True when the other side answered 202, after which it is theirs. */
    Mono<Boolean> handOver(String path, Map<String, ?> work) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(work)
                .exchangeToMono(response ->
                        response.releaseBody().thenReturn(response.statusCode().value() == HttpStatus.ACCEPTED.value()))
                .timeout(timeLimit)
                .onErrorResume(failure -> {
                    LOG.warn("{} took nothing: {}", name, failure.getClass().getSimpleName());
                    return Mono.just(false);
                });
    }

    /** How to read an answer of status 200, and what to make of none. */
    record ResponseReader<A, R>(Class<A> type, Function<A, R> found, Function<Duration, R> unavailable) {}

    private <A, R> Mono<R> exchangeRequest(String what, RequestHeadersSpec<?> request, ResponseReader<A, R> reading) {
        return Mono.deferContextual(context -> {
            TraceSpan span = spans.startSpan(what, SpanKind.CLIENT, TraceContext.currentTraceparent(context))
                    .withAttribute("peer.service", name);
            return request.header("traceparent", span.traceparent())
                    .exchangeToMono(response -> readResponse(response, reading, span))
                    .timeout(timeLimit)
                    .doOnSuccess(answer -> span.end())
                    .doOnError(span::endWithFailure)
                    .doOnCancel(span::end)
                    .onErrorResume(failure -> {
                        logWarning(span)
                                .log(
                                        "{} gave no answer: {}",
                                        name,
                                        failure.getClass().getSimpleName());
                        return Mono.just(reading.unavailable().apply(SOON));
                    });
        });
    }

    private static LoggingEventBuilder logWarning(TraceSpan span) {
        return TraceLogFields.addTraceFields(LOG.atWarn(), span.traceparent());
    }

    private <A, R> Mono<R> readResponse(ClientResponse response, ResponseReader<A, R> reading, TraceSpan span) {
        if (response.statusCode().value() == 200) {
            return response.bodyToMono(reading.type())
                    .switchIfEmpty(Mono.error(() -> new IllegalStateException("an answer without a body")))
                    .map(reading.found());
        }
        logWarning(span)
                .log("{} answered with status {}", name, response.statusCode().value());
        Duration pause = response.headers().header(HttpHeaders.RETRY_AFTER).stream()
                .findFirst()
                .flatMap(InternalApiClient::parseSeconds)
                .orElse(SOON);
        return response.releaseBody().thenReturn(reading.unavailable().apply(pause));
    }

    private static Optional<Duration> parseSeconds(String text) {
        return text.matches("[0-9]{1,4}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}
