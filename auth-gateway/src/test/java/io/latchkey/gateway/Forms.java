package io.latchkey.gateway;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A browser without scripts: opens pages, sends ordinary forms, and follows nothing by itself. */
public record Forms(Browser browser) {

    /** As a person's browser presents itself. */
    public static Forms of(Gateway gateway) {
        return new Forms(gateway.browser().with("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"));
    }

    public Forms with(String header, String value) {
        return new Forms(browser.with(header, value));
    }

    public Browser.Answer open(String path) {
        return browser.get(path);
    }

    /** Sends names and values in turn. */
    public Browser.Answer send(String path, String... namesAndValues) {
        String body = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(at -> encoded(namesAndValues[2 * at]) + "=" + encoded(namesAndValues[2 * at + 1]))
                .collect(Collectors.joining("&"));
        return sendRaw(path, body);
    }

    public Browser.Answer sendRaw(String path, String body) {
        return browser.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
