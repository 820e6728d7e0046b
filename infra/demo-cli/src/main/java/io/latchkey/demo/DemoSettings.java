package io.latchkey.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the running stack is.
 *
 * @param executive address of the first executive
 * @param memory the file that remembers the executive's password from one run to the next
 */
record DemoSettings(URI gateway, URI inbox, String kafka, String executive, Path memory) {

    static DemoSettings fromEnvironment(Map<String, String> environment, Path data) {
        return new DemoSettings(
                localUrl(environment, "LATCHKEY_GATEWAY_PORT", "8080"),
                localUrl(environment, "LATCHKEY_INBOX_PORT", "8025"),
                "localhost:" + environment.getOrDefault("LATCHKEY_KAFKA_PORT", "9092"),
                environment.getOrDefault("LATCHKEY_FIRST_EXECUTIVE_EMAIL", "executive@latchkey.test"),
                data.resolve("demo").resolve("executive-password"));
    }

    private static URI localUrl(Map<String, String> environment, String name, String otherwise) {
        return URI.create("http://localhost:" + environment.getOrDefault(name, otherwise));
    }
}
