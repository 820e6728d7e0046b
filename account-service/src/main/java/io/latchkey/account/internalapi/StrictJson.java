package io.latchkey.account.internalapi;

import io.latchkey.contracts.SecretValue;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads a body strictly: its type, its size, every field known, present and of its kind; nothing coerced. */
@Component
public class StrictJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(new SimpleModule().addDeserializer(SecretValue.class, new SecretDeserializer()))
            .build();

    StrictJson() {}

    /**
     * Fails with {@link InvalidRequestException} (400) or a {@link ResponseStatusException} (413, 415).
     *
     * @param limit in bytes
     */
    public <T> Mono<T> read(ServerRequest request, Class<T> type, int limit) {
        boolean json = request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)
                .isPresent();
        if (!json) {
            return Mono.error(new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        }
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), limit)
                .map(StrictJson::readBytes)
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooMuch -> new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE))
                .defaultIfEmpty(new byte[0])
                .map(bytes -> parse(bytes, type));
    }

    /** 200 with the answer as JSON, kept by no cache. */
    public static Mono<ServerResponse> respondOk(Object answer) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .bodyValue(answer);
    }

    private <T> T parse(byte[] bytes, Class<T> type) {
        try {
            T value = mapper.readValue(bytes, type);
            if (value == null) {
                throw new InvalidRequestException("", "must be an object");
            }
            return value;
        } catch (DatabindException misfit) {
            throw new InvalidRequestException(toPointer(misfit), "is not what belongs here");
        } catch (JacksonException malformed) {
            throw new InvalidRequestException("", "is not JSON");
        }
    }

    private static String toPointer(DatabindException misfit) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : misfit.getPath()) {
            String name = step.getPropertyName();
            // Names of ours are short; whatever else stands there is not repeated.
            boolean ours = name == null || (name.length() <= 32 && name.chars().allMatch(Character::isLetterOrDigit));
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : ours ? name : "?");
        }
        return pointer.toString();
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
