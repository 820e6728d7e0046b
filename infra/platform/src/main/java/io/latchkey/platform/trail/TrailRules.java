package io.latchkey.platform.trail;

import java.util.List;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * What a service gives the trail.
 *
 * @param networkDigest keyed digest of where a request comes from
 * @param events publishes refusals as security events; empty at once where the service writes none
 */
public record TrailRules(
        Function<ServerHttpRequest, String> networkDigest, Function<List<RequestRefusal>, Mono<Void>> events) {}
