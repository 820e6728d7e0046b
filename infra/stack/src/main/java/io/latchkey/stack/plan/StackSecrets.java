package io.latchkey.stack.plan;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.stack.process.AtomicFile;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The secrets of one data directory: made at its first start, kept in a file that its owner alone may read. */
public final class StackSecrets {

    public static final String SUPERUSER = "LATCHKEY_POSTGRES_SUPERUSER_PASSWORD";
    private static final String WEBHOOK_PUBLIC = "LATCHKEY_WEBHOOK_KEYS";
    private static final String WEBHOOK_PRIVATE = "LATCHKEY_INBOX_WEBHOOK_KEY";
    private static final String IDENTITY = "LATCHKEY_IDENTITY_KEYS";
    private static final List<String> KEYS = List.of(
            "LATCHKEY_LINK_KEYS",
            "LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS",
            "LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS",
            "LATCHKEY_GATEWAY_TO_NOTIFICATION_KEYS",
            "LATCHKEY_DIGEST_KEYS",
            "LATCHKEY_SECOND_FACTOR_KEYS",
            "LATCHKEY_DEVICE_KEYS",
            "LATCHKEY_PROOF_KEYS");
    private static final List<String> PASSWORDS = List.of(
            SUPERUSER,
            "LATCHKEY_GATEWAY_DB_PASSWORD",
            "LATCHKEY_ACCOUNT_DB_PASSWORD",
            "LATCHKEY_NOTIFICATION_DB_PASSWORD",
            "LATCHKEY_SENDGRID_API_KEY");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Map<String, String> values;

    private StackSecrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the file and adds what it lacks; an update may need a secret that did not exist before. */
    public static StackSecrets loadFrom(Path data) {
        Path file = data.resolve("secrets.env");
        try {
            Map<String, String> values = readFile(file);
            if (addMissing(values)) {
                writeFile(file, values);
            }
            return new StackSecrets(values);
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the secrets in " + file, e);
        }
    }

    Map<String, String> toMap() {
        return values;
    }

    public SecretValue get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret is called " + name);
        }
        return new SecretValue(value);
    }

    private static Map<String, String> readFile(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals < 1) {
                    throw new StackException(file + " is damaged: every line is NAME=value");
                }
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }

    private static boolean addMissing(Map<String, String> values) {
        int before = values.size();
        Stream.concat(KEYS.stream(), Arrays.stream(MacKeyName.values()).map(MacKeyName::variable))
                .forEach(name ->
                        values.computeIfAbsent(name, n -> Base64.getEncoder().encodeToString(randomBytes())));
        PASSWORDS.forEach(name -> values.computeIfAbsent(
                name, n -> Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes())));
        if (!values.containsKey(WEBHOOK_PUBLIC) || !values.containsKey(WEBHOOK_PRIVATE)) {
            KeyPair pair = signingKeys();
            values.put(WEBHOOK_PUBLIC, base64(pair.getPublic()));
            values.put(WEBHOOK_PRIVATE, base64(pair.getPrivate()));
        }
        values.computeIfAbsent(IDENTITY, name -> {
            KeyPair pair = signingKeys();
            return base64(pair.getPrivate()) + "." + base64(pair.getPublic());
        });
        return values.size() > before;
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static KeyPair signingKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static void writeFile(Path file, Map<String, String> values) throws IOException {
        String lines = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        AtomicFile.writeString(
                file, lines, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
