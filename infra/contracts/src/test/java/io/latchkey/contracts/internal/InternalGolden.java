package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.internal.InternalOperation.AccountLookup;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import io.latchkey.contracts.internal.InternalOperation.WorkHandover;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinksResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A body as the services wrote it before this package existed; every later version must read and write it.
 *
 * @param name {@code request…} or {@code response…}, or the outcome that the response has
 */
record InternalGolden(String operation, String name, String json) {

    private static final String FOLDER = "/golden-internal/";

    static Stream<InternalGolden> all() {
        return list(locate(FOLDER)).flatMap(folder -> list(folder).map(InternalGolden::of));
    }

    static Stream<InternalGolden> requests() {
        return all().filter(InternalGolden::isRequest);
    }

    static Stream<InternalGolden> responses() {
        return all().filter(golden -> !golden.isRequest());
    }

    /** Every operation of the package, by the name of its class without {@code Operation}. */
    static Map<String, InternalOperation> operations() {
        Map<String, InternalOperation> operations = new TreeMap<>();
        list(locate("/" + InternalGolden.class.getPackageName().replace('.', '/') + "/SignInOperation.class")
                        .resolveSibling(""))
                .map(file -> file.getFileName().toString())
                .filter(file -> file.matches("[A-Za-z]+Operation\\.class") && !file.startsWith("InternalOperation"))
                .map(file -> file.replace(".class", ""))
                .forEach(name -> operations.put(name.replace("Operation", ""), operation(name)));
        return operations;
    }

    /** The names of the outcomes that a response of this operation may have; none where the wire has no outcome. */
    static Stream<String> outcomes(InternalOperation operation) {
        if (!(operation instanceof RequestReply<?, ?> asked)) {
            return Stream.empty();
        }
        Class<?> outcome = asked.responseType().equals(LinksResponse.class) ? LinkOutcome.class : asked.responseType();
        return Stream.of(outcome.getPermittedSubclasses())
                .map(type -> type.getAnnotation(JsonTypeName.class))
                .filter(Objects::nonNull)
                .map(JsonTypeName::value);
    }

    /** The outcome of a response that has one. */
    String outcome() {
        return name.replaceAll("\\..*", "");
    }

    boolean isRequest() {
        return name.startsWith("request");
    }

    Object read() {
        return read(json);
    }

    Object read(String otherJson) {
        byte[] bytes = otherJson.getBytes(StandardCharsets.UTF_8);
        return switch (operations().get(operation)) {
            case RequestReply<?, ?> asked -> isRequest() ? asked.readRequest(bytes) : asked.readResponse(bytes);
            case AccountLookup<?> found -> found.readResponse(bytes);
            case WorkHandover<?> work -> work.readRequest(bytes);
            case null -> throw new AssertionError("there is no operation " + operation);
        };
    }

    String rewrite() {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[] written =
                switch (operations().get(operation)) {
                    case RequestReply<?, ?> asked ->
                        isRequest() ? rewriteRequest(asked, bytes) : rewriteResponse(asked, bytes);
                    case AccountLookup<?> found -> rewrite(found, bytes);
                    case WorkHandover<?> work -> rewrite(work, bytes);
                    case null -> throw new AssertionError("there is no operation " + operation);
                };
        return new String(written, StandardCharsets.UTF_8);
    }

    private static <Q> byte[] rewriteRequest(RequestReply<Q, ?> operation, byte[] json) {
        return operation.writeRequest(operation.readRequest(json));
    }

    private static <R> byte[] rewriteResponse(RequestReply<?, R> operation, byte[] json) {
        return operation.writeResponse(operation.readResponse(json));
    }

    private static <R> byte[] rewrite(AccountLookup<R> operation, byte[] json) {
        return operation.writeResponse(operation.readResponse(json));
    }

    private static <Q> byte[] rewrite(WorkHandover<Q> operation, byte[] json) {
        return operation.writeRequest(operation.readRequest(json));
    }

    private static InternalOperation operation(String className) {
        try {
            Class<?> type = Class.forName(InternalGolden.class.getPackageName() + "." + className);
            for (var field : type.getFields()) {
                if (field.get(null) instanceof InternalOperation operation) {
                    return operation;
                }
            }
            throw new AssertionError(className + " has no public operation");
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(className, e);
        }
    }

    private static InternalGolden of(Path file) {
        try {
            String name = file.getFileName().toString().replace(".json", "");
            String operation =
                    Objects.requireNonNull(file.getParent()).getFileName().toString();
            return new InternalGolden(operation, name, Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path locate(String resource) {
        URL url = InternalGolden.class.getResource(resource);
        try {
            return Path.of(Objects.requireNonNull(url, resource).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(resource, e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return operation + "/" + name;
    }
}
