package io.latchkey.gateway.clients;

import io.latchkey.contracts.internal.InternalOperation;
import io.latchkey.contracts.internal.InternalOperation.AccountLookup;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import io.latchkey.contracts.internal.InternalOperation.WorkHandover;
import io.latchkey.platform.keys.SharedKeySet;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.TraceContext;
import io.latchkey.platform.trace.TraceLogFields;
import io.latchkey.platform.trace.TraceSpan;
import io.latchkey.platform.trace.TraceSpan.SpanKind;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
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
import reactor.netty.resources.LoopResources;

/** HTTP to one of the other services, with the gateway's key and within the time limit; a failure is a result, too. */
final class InternalApiClient {
    private static final Logger LOG = LoggerFactory.getLogger(InternalApiClient.class);
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(2);
    private static final int MAX_RESPONSE_BYTES = 4 * 1024 * 1024;
    private static final int MAX_CONNECTIONS = 256;

    private final String name;
    private final WebClient http;
    private final Duration timeLimit;
    private final ServiceTracer tracer;

    InternalApiClient(
            String name, URI url, SharedKeySet keys, Duration timeLimit, ServiceTracer tracer, LoopResources loops) {
        this.name = name;
        this.tracer = tracer;
        this.timeLimit = timeLimit;
        var connections = ConnectionProvider.builder(name)
                .maxConnections(MAX_CONNECTIONS)
                .pendingAcquireMaxCount(4 * MAX_CONNECTIONS)
                .pendingAcquireTimeout(timeLimit)
                .maxIdleTime(Duration.ofSeconds(20))
                .build();
        var client = HttpClient.create(connections).runOn(loops).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1000);
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .baseUrl(url.toString())
                .defaultHeaders(
                        headers -> headers.setBearerAuth(keys.currentKey().value()))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_RESPONSE_BYTES))
                .build();
    }

    <Q, R> Mono<CallResult<R>> post(RequestReply<Q, R> operation, Q request) {
        return exchangeRequest(
                "POST " + operation.path(),
                postJson(operation, operation.writeRequest(request)),
                operation::readResponse);
    }

    <R> Mono<CallResult<R>> get(AccountLookup<?> operation, UUID accountId, Function<byte[], R> reader) {
        return exchangeRequest("GET " + operation.path(), http.get().uri(operation.path(), accountId), reader);
    }

    /** True when the other side answered 202, after which the work is its own. */
    <Q> Mono<Boolean> handOver(WorkHandover<Q> operation, Q work) {
        return postJson(operation, operation.writeRequest(work))
                .exchangeToMono(response ->
                        response.releaseBody().thenReturn(response.statusCode().value() == HttpStatus.ACCEPTED.value()))
                .timeout(timeLimit)
                .onErrorResume(failure -> {
                    LOG.warn("{} took nothing: {}", name, failure.getClass().getSimpleName());
                    return Mono.just(false);
                });
    }

    private RequestHeadersSpec<?> postJson(InternalOperation operation, byte[] body) {
        return http.post()
                .uri(operation.path())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body);
    }

    private <R> Mono<CallResult<R>> exchangeRequest(
            String spanName, RequestHeadersSpec<?> request, Function<byte[], R> reader) {
        return Mono.deferContextual(context -> {
            TraceSpan span = tracer.startSpan(spanName, SpanKind.CLIENT, TraceContext.currentTraceparent(context))
                    .withAttribute("peer.service", name);
            return request.header("traceparent", span.traceparent())
                    .exchangeToMono(response -> readResponse(response, reader, span))
                    .timeout(timeLimit)
                    .doOnSuccess(result -> span.end())
                    .doOnError(span::endWithFailure)
                    .doOnCancel(span::end)
                    .onErrorResume(failure -> {
                        logWarning(span)
                                .log(
                                        "{} gave no answer: {}",
                                        name,
                                        failure.getClass().getSimpleName());
                        return Mono.just(new CallResult.Unavailable<>(DEFAULT_RETRY));
                    });
        });
    }

    private static LoggingEventBuilder logWarning(TraceSpan span) {
        return TraceLogFields.addTraceFields(LOG.atWarn(), span.traceparent());
    }

    private <R> Mono<CallResult<R>> readResponse(ClientResponse response, Function<byte[], R> reader, TraceSpan span) {
        if (response.statusCode().value() == HttpStatus.OK.value()) {
            return response.bodyToMono(byte[].class)
                    .switchIfEmpty(Mono.error(() -> new IllegalStateException("a response without a body")))
                    .map(body -> new CallResult.Answered<>(reader.apply(body)));
        }
        logWarning(span)
                .log("{} answered with status {}", name, response.statusCode().value());
        Duration pause = response.headers().header(HttpHeaders.RETRY_AFTER).stream()
                .findFirst()
                .flatMap(InternalApiClient::parseSeconds)
                .orElse(DEFAULT_RETRY);
        return response.releaseBody().thenReturn(new CallResult.Unavailable<>(pause));
    }

    private static Optional<Duration> parseSeconds(String text) {
        return text.matches("[0-9]{1,4}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}
