package io.latchkey.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** The first executive, who comes in with the password of the last run, a link that waits in the inbox, or a new one. */
final class ExecutiveSignIn {

    private static final int LINKS_TRIED = 5;

    private final String address;
    private final Path memory;
    private final BrowserSession browser;
    private final InboxReader post;

    ExecutiveSignIn(DemoSettings settings, BrowserSession browser, InboxReader post) {
        this.address = settings.executive();
        this.memory = settings.memory();
        this.browser = browser;
        this.post = post;
    }

    /** Signed in from here on. */
    BrowserSession signIn() {
        Optional<String> remembered = readPassword();
        if (remembered.isEmpty() || !canSignIn(remembered.get())) {
            String password = PasswordGenerator.nextPassword();
            choosePassword(password);
            storePassword(password);
            if (!canSignIn(password)) {
                throw new DemoFailure("the executive's new password does not sign in");
            }
        }
        return browser;
    }

    /** What proves the executive once more; the password of the last sign-in. */
    MaskedBody proof() {
        return MaskedBody.of("password", readPassword().orElseThrow());
    }

    private boolean canSignIn(String password) {
        return browser.post("/api/v1/sessions", MaskedBody.of("email", address, "password", password))
                        .status()
                == 201;
    }

    private void choosePassword(String password) {
        List<String> waiting = post.findTokens(address);
        for (String token : waiting.subList(0, Math.min(LINKS_TRIED, waiting.size()))) {
            if (redeemLink(token, password) == 204) {
                return;
            }
        }
        browser.post("/api/v1/password-resets", MaskedBody.of("email", address));
        int status = redeemLink(post.nextToken(address), password);
        if (status != 204) {
            throw new DemoFailure("the executive's newest link was answered " + status);
        }
    }

    private int redeemLink(String token, String password) {
        return browser.post("/api/v1/password-resets/redeem", MaskedBody.of("token", token, "newPassword", password))
                .status();
    }

    private Optional<String> readPassword() {
        try {
            return Files.exists(memory) ? Optional.of(Files.readString(memory).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + memory, e);
        }
    }

    /** Only the owner may read it. */
    private void storePassword(String password) {
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
