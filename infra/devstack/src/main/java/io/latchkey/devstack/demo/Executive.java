package io.latchkey.devstack.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** The first executive, who comes in with the password of the last run, a link that waits in the inbox, or a new one. */
final class Executive {

    private static final int LINKS_TRIED = 5;

    private final String address;
    private final Path memory;
    private final Browser browser;
    private final PostBox post;

    Executive(DemoSettings settings, Browser browser, PostBox post) {
        this.address = settings.executive();
        this.memory = settings.memory();
        this.browser = browser;
        this.post = post;
    }

    /** Signed in from here on. */
    Browser signIn() {
        Optional<String> remembered = remembered();
        if (remembered.isEmpty() || !works(remembered.get())) {
            String password = Passwords.next();
            set(password);
            remember(password);
            if (!works(password)) {
                throw new DemoFailure("the executive's new password does not sign in");
            }
        }
        return browser;
    }

    private boolean works(String password) {
        return browser.post("/api/v1/sessions", Body.of("email", address, "password", password))
                        .status()
                == 201;
    }

    private void set(String password) {
        List<String> waiting = post.tokens(address);
        for (String token : waiting.subList(0, Math.min(LINKS_TRIED, waiting.size()))) {
            if (redeem(token, password) == 204) {
                return;
            }
        }
        browser.post("/api/v1/password-resets", Body.of("email", address));
        int status = redeem(post.nextToken(address), password);
        if (status != 204) {
            throw new DemoFailure("the executive's newest link was answered " + status);
        }
    }

    private int redeem(String token, String password) {
        return browser.post("/api/v1/password-resets/redeem", Body.of("token", token, "newPassword", password))
                .status();
    }

    private Optional<String> remembered() {
        try {
            return Files.exists(memory) ? Optional.of(Files.readString(memory).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + memory, e);
        }
    }

    /** Only the owner may read it. */
    private void remember(String password) {
        try {
            Files.createDirectories(memory.toAbsolutePath().getParent());
            Files.deleteIfExists(memory);
            Files.createFile(
                    memory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(memory, password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + memory, e);
        }
    }
}
