package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import io.latchkey.stack.plan.ListenerPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code infra/ops} as somebody uses it who has the README: an executive makes an operator, who finds a mail. */
class OperationsCommandIT {

    private final RunningStack running = RunningStack.shared();
    private final String email = "olga-" + UUID.randomUUID() + "@example.org";
    private final String password = "a password of " + UUID.randomUUID();

    @Test
    void anOperatorFindsWhatBecameOfAMailAndSomebodyElseDoesNot() {
        String executive = running.people().executive();
        makeOperator(executive);
        AccountFixtures.Person ada = running.people().active(executive);
        Wait.untilTrue("her mails are delivered", Duration.ofMinutes(1), () -> ops(email, password, "show", ada.email())
                .out()
                .contains("EmailDelivered"));

        Run shown = ops(email, password, "show", ada.accountId().toString());
        assertThat(shown.status()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("first-sign-in: DELIVERED", "sendgrid", "202")
                .doesNotContain(ada.email());
        assertThat(ops(email, password, "show", ada.accountId().toString(), "--json")
                        .out())
                .startsWith("{")
                .contains("\"traceId\"");
        Run list = ops(email, password, "list");
        assertThat(list.out()).contains("TEMPLATE", "first-sign-in", "example.org");
        assertThat(ops(email, password, "replay", "--cap", "10", "--dry-run").out())
                .contains("nothing published");
        assertThat(ops(email, password, "audit").out()).contains("LOOKED_UP_ADDRESS");

        Run unknown = ops(email, password, "show", "nobody@example.org");
        assertThat(unknown.status()).isEqualTo(3);
        Run wrong = ops(email, "not the password at all", "list");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).isEqualTo("ops: address or password is wrong");
        Run hers = ops(ada.email(), ada.password(), "list");
        assertThat(hers.status()).isEqualTo(1);
        assertThat(hers.err()).contains("does not have the role OPERATIONS");
    }

    @Test
    void secretsOfSecondFactorsAreEncryptedAnewWithTheSettingsOfTheStack() {
        String port = Integer.toString(running.stack().plan().ports().portOf(ListenerPort.POSTGRES));
        Map<String, String> environment = Map.of("LATCHKEY_POSTGRES_PORT", port);
        Run run = ops(environment, "reseal", "--data", running.data().toString());
        assertThat(run.out() + run.err())
                .endsWith("no row needs another key than the first of LATCHKEY_SECOND_FACTOR_KEYS");
        assertThat(run.status()).isZero();
        assertThat(ops(environment, "reseal", "--now").status()).isEqualTo(2);
        assertThat(ops(environment, "reseal", "--data", "/nowhere").status())
                .as("no settings")
                .isEqualTo(1);
    }

    private void makeOperator(String executive) {
        var created = running.gateway()
                .as(
                        executive,
                        "POST",
                        "/api/v1/accounts",
                        Map.of("email", email, "displayName", "Olga", "locale", "en", "roles", List.of("OPERATIONS")));
        assertThat(created.status()).isEqualTo(201);
        running.people().setPassword(email, password);
    }

    private Run ops(String as, String with, String... arguments) {
        return ops(
                Map.of(
                        "LATCHKEY_OPERATIONS_EMAIL",
                        as,
                        "LATCHKEY_OPERATIONS_PASSWORD",
                        with,
                        "LATCHKEY_PUBLIC_URL",
                        running.stack().plan().ports().localUrl(ListenerPort.GATEWAY)),
                arguments);
    }

    private static Run ops(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of("../../infra/ops").toAbsolutePath().normalize().toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), out.strip(), err.strip());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Run(int status, String out, String err) {}
}
