package io.latchkey.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** An executive's live view of one account's mails: an event stream that stays open. */
public final class LiveMailStream implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String DATA = "data:";

    private final Stream<String> lines;

    private LiveMailStream(Stream<String> lines) {
        this.lines = lines;
    }

    static LiveMailStream open(String url, String cookie) {
        String[] header = cookie.split(": ", 2);
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "text/event-stream")
                .header(header[0], header[1])
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the live view answered " + answer.statusCode());
            }
            return new LiveMailStream(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits until a mail of the account is shown in this state; throws where the stream ends before. */
    public void awaitState(String state) {
        boolean shown = lines.filter(line -> line.startsWith(DATA))
                .map(line -> JsonMapper.shared().readTree(line.substring(DATA.length())))
                .anyMatch(mail -> mail.path("state").asString("").equals(state));
        if (!shown) {
            throw new IllegalStateException("the live view ended before " + state);
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
