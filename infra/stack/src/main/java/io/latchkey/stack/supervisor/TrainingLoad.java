package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What a stack is asked in its training run: each page, and the requests that there are most of in a day. */
record TrainingLoad(StackPorts ports) {

    private static final Duration MAIL_WITHIN = Duration.ofMinutes(1);
    private static final int ROUNDS = 100;
    private static final int ROUNDS_TO_A_PASSWORD = 10;
    private static final List<String> PAGES =
            List.of("/sign-in", "/forgot-password", "/reset-password", "/request-account");

    void drive() {
        awaitFirstMail();
        for (int round = 0; round < ROUNDS; round++) {
            askForLink("nobody-" + round + "@latchkey.test");
            askForLink("executive@latchkey.test");
            PAGES.forEach(page -> get(ports.localUrl(ListenerPort.GATEWAY) + page));
            if (round % ROUNDS_TO_A_PASSWORD == 0) {
                post("/api/v1/sessions", "{\"email\":\"nobody@latchkey.test\",\"password\":\"not anybody's word\"}");
                readMetrics();
            }
        }
    }

    /** The first executive's: with it every stage of the way of a mail was taken once. */
    private void awaitFirstMail() {
        String messages = ports.localUrl(ListenerPort.INBOX) + "/api/v1/messages";
        if (!ConditionWaiter.waitUntil(MAIL_WITHIN, () -> get(messages).contains("executive@latchkey.test"))) {
            throw new StackException("the training run's first mail did not come");
        }
    }

    private void askForLink(String address) {
        post("/api/v1/password-resets", "{\"email\":\"" + address + "\"}");
    }

    private void readMetrics() {
        for (LatchkeyService service : LatchkeyService.values()) {
            get(ports.localUrl(service.managementPort()) + "/actuator/prometheus");
        }
    }

    private static String get(String address) {
        try {
            return new String(open(address).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        }
    }

    /** Its answer may be a refusal, which is trained, too. */
    private void post(String path, String json) {
        String address = ports.localUrl(ListenerPort.GATEWAY) + path;
        try {
            HttpURLConnection connection = open(address);
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            try (OutputStream body = connection.getOutputStream()) {
                body.write(json.getBytes(StandardCharsets.UTF_8));
            }
            if (connection.getResponseCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
                throw new StackException(address + " answered " + connection.getResponseCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        }
    }

    private static HttpURLConnection open(String address) throws IOException {
        return (HttpURLConnection) URI.create(address).toURL().openConnection();
    }
}
