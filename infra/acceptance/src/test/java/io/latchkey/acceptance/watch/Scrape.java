package io.latchkey.acceptance.watch;

import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.plan.StackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every sample that the services give Prometheus, as lines of its text form. */
record Scrape(List<String> samples) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern LABELS = Pattern.compile("\\{(.*)}");

    static Scrape of(StackPorts ports) {
        List<String> all = new ArrayList<>();
        for (LatchkeyService service : LatchkeyService.values()) {
            int port = ports.portOf(service.managementPort());
            all.addAll(get("http://127.0.0.1:" + port + "/actuator/prometheus")
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList());
        }
        return new Scrape(all);
    }

    /** Names as queries use them. */
    Set<String> names() {
        return samples.stream().map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
    }

    /** What stands between the braces of each sample. */
    List<String> labels() {
        return samples.stream()
                .map(LABELS::matcher)
                .filter(Matcher::find)
                .map(labels -> labels.group(1))
                .toList();
    }

    static String get(String address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
