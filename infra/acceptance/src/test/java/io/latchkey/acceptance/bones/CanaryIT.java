package io.latchkey.acceptance.bones;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.Database;
import io.latchkey.acceptance.drive.Groups;
import io.latchkey.acceptance.drive.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Promise 5: no secret travels, and addresses stand only where the contract says. */
class CanaryIT {

    private static final String ADDRESS = "canary-bird-6161@example.org";
    private static final String UNKNOWN = "canary-nobody-7272@example.org";
    private static final String NAME = "Canaria Vogelsang";
    private static final String PASSWORD = "canary password viaduct 8383";
    private static final String WRONG = "canary mistake marzipan 9494";
    private static final String PROFILES = "account.profiles.v1";

    private static RunningStack stack;
    private static String token;
    private static String unusedToken;

    @BeforeAll
    static void everythingIsTypedOnce() {
        stack = RunningStack.own();
        String executive = stack.people().executive();
        stack.gateway().createAccount(executive, ADDRESS, NAME, "en");
        token = stack.people().setPassword(ADDRESS, PASSWORD);
        assertThat(stack.gateway().redeem(token, WRONG).status()).isEqualTo(410);
        assertThat(stack.gateway().redeem(token + "x", WRONG).status()).isEqualTo(410);
        assertThat(stack.gateway().signIn(ADDRESS, PASSWORD).status()).isEqualTo(201);
        assertThat(stack.gateway().signIn(ADDRESS, WRONG).status()).isEqualTo(401);
        assertThat(stack.gateway().signIn(UNKNOWN, WRONG).status()).isEqualTo(401);
        assertThat(stack.gateway().requestReset(UNKNOWN).status()).isEqualTo(202);
        assertThat(stack.gateway().requestReset(ADDRESS).status()).isEqualTo(202);
        unusedToken = stack.inbox()
                .await(ADDRESS, mail -> mail.hasLink() && !mail.token().equals(token))
                .token();
        stack.settle(2 + 3);
    }

    @AfterAll
    static void end() {
        stack.close();
    }

    @Test
    void noTopicHoldsASecretAndTheProfilesAloneAnAddress() {
        assertThat(topicsWith(ADDRESS)).containsExactly(PROFILES);
        assertThat(topicsWith(NAME)).containsExactly(PROFILES);
        for (String secret : List.of(token, unusedToken, PASSWORD, WRONG, UNKNOWN)) {
            assertThat(topicsWith(secret)).isEmpty();
        }
    }

    /** The same of the bytes on disk: what a consumer is not shown (indexes, aborted or moved segments) counts, too. */
    @Test
    void noSegmentHoldsASecretAndThoseOfTheProfilesAloneAnAddress() {
        Path segments = stack.data().resolve("kafka");

        assertThat(filesWith(segments, ADDRESS)).isNotEmpty().allSatisfy(file -> assertThat(file)
                .contains(PROFILES + "-"));
        for (String secret : List.of(token, unusedToken, PASSWORD, WRONG, UNKNOWN)) {
            assertThat(filesWith(segments, secret)).isEmpty();
        }
    }

    @Test
    void noLogHoldsASecretOrAnAddress() {
        Path logs = stack.data().resolve("logs");

        // Else nothing would be looked at: each service says so of itself.
        assertThat(filesWith(logs, "Application in ")).hasSize(3);
        for (String canary : List.of(token, unusedToken, PASSWORD, WRONG, ADDRESS, UNKNOWN, NAME)) {
            assertThat(filesWith(logs, canary)).isEmpty();
        }
    }

    @Test
    void noDumpHoldsATokenOrPasswordAndOnlyThoseWhoNeedItTheAddress() {
        for (String secret : List.of(token, unusedToken, PASSWORD, WRONG, UNKNOWN)) {
            assertThat(dumpsWith(secret)).isEmpty();
        }
        assertThat(dumpsWith(ADDRESS)).containsExactlyInAnyOrder("gateway", "notification");
        assertThat(dumpsWith(NAME)).doesNotContain("account");
    }

    private static Set<String> dumpsWith(String canary) {
        return Database.ALL.stream()
                .filter(name -> stack.database(name).dump().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(row -> row.contains(canary) || row.contains(hex(canary))))
                .collect(Collectors.toSet());
    }

    /** As PostgreSQL prints a bytea: an outbox row's payload, for one. */
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static Set<String> topicsWith(String canary) {
        Set<String> found = new HashSet<>();
        try (var groups = new Groups(stack.bootstrap())) {
            for (String topic : groups.topics()) {
                stack.topics().records(topic).forEach(r -> {
                    Stream<byte[]> parts = Stream.concat(
                            Stream.of(r.key(), r.value()),
                            Arrays.stream(r.headers().toArray()).map(Header::value));
                    if (parts.anyMatch(bytes -> bytes != null && text(bytes).contains(canary))) {
                        found.add(topic);
                    }
                });
            }
        }
        return found;
    }

    private static List<String> filesWith(Path directory, String canary) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text(bytes(file)).contains(text(canary.getBytes(UTF_8))))
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes one to one. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
