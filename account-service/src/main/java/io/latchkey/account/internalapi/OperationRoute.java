package io.latchkey.account.internalapi;

import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Serves an operation of the internal contract to one caller: checks the body's type and size, reads it, replies. */
public final class OperationRoute {

    private OperationRoute() {}

    /**
     * The operation's route. A wrong content type is refused with 415, a body above the operation's limit with 413, a
     * request that cannot be understood with 400.
     */
    public static <Q, R> RouterFunction<ServerResponse> serve(
            RequestReply<Q, R> operation,
            InternalCaller caller,
            CallerAuthenticator callers,
            Function<Q, Mono<R>> service) {
        return RouterFunctions.route()
                .POST(operation.path(), request -> readBody(request, operation.maxRequestBytes())
                        .map(operation::readRequest)
                        .flatMap(service)
                        .flatMap(response -> respondOk(operation.writeResponse(response))))
                .filter(callers.requireCaller(caller))
                .build();
    }

    private static Mono<byte[]> readBody(ServerRequest request, int limit) {
        boolean json = request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)
                .isPresent();
        if (!json) {
            return Mono.error(new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        }
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), limit)
                .map(OperationRoute::readBytes)
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooMuch -> new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE))
                .defaultIfEmpty(new byte[0]);
    }

    // Responses may hold secrets: no cache keeps them.
    private static Mono<ServerResponse> respondOk(byte[] json) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .bodyValue(json);
    }

    private static byte[] readBytes(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
