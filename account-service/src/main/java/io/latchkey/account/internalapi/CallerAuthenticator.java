package io.latchkey.account.internalapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Knows callers by their bearer keys, compared in constant time; keeps each to its own routes. */
@Component
@EnableConfigurationProperties(CallerSettings.class)
public class CallerAuthenticator {

    private static final String BEARER = "Bearer ";

    private final Map<InternalCaller, List<byte[]>> keys = new EnumMap<>(InternalCaller.class);

    CallerAuthenticator(CallerSettings settings) {
        for (InternalCaller caller : InternalCaller.values()) {
            var bearers = new ArrayList<byte[]>();
            settings.keysOf(caller).forEach(key -> bearers.add(key.strip().getBytes(StandardCharsets.UTF_8)));
            keys.put(caller, List.copyOf(bearers));
        }
    }

    /** Lets this caller pass; answers 401 to a request without one of our keys and 403 to any other caller. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> requireCaller(InternalCaller wanted) {
        return (request, next) -> {
            Optional<InternalCaller> caller = findCaller(request);
            if (caller.isEmpty()) {
                return Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated").toResponse();
            }
            return caller.get() == wanted
                    ? next.handle(request)
                    : Problem.of(HttpStatus.FORBIDDEN, "forbidden").toResponse();
        };
    }

    private Optional<InternalCaller> findCaller(ServerRequest request) {
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        byte[] presented = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        InternalCaller found = null;
        // Every key is compared, so that the time taken says nothing about which one it was.
        for (Map.Entry<InternalCaller, List<byte[]>> entry : keys.entrySet()) {
            for (byte[] key : entry.getValue()) {
                found = MessageDigest.isEqual(key, presented) ? entry.getKey() : found;
            }
        }
        return Optional.ofNullable(found);
    }
}
