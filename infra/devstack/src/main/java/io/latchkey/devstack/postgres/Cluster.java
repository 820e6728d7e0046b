package io.latchkey.devstack.postgres;

import io.latchkey.contracts.Secret;
import io.latchkey.devstack.process.Child;
import io.latchkey.devstack.process.Directories;
import io.latchkey.devstack.process.Launch;
import io.latchkey.devstack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The data directory: made once, complete or not at all, and who may connect to it. */
final class Cluster {

    /** SCRAM for every connection; loopback is all that is listened on. */
    private static final String WHO_MAY_CONNECT = """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final Path directory;
    private final Path log;
    private final Unprivileged unprivileged;

    Cluster(Path directory, Path log, Unprivileged unprivileged) {
        this.directory = directory;
        this.log = log;
        this.unprivileged = unprivileged;
    }

    void ensure(Secret superuserPassword) {
        // initdb writes this file early: only our marker says that it went through.
        Path complete = directory.resolveSibling(directory.getFileName() + ".complete");
        try {
            if (Files.exists(complete)) {
                return;
            }
            Directories.delete(directory);
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            unprivileged.own(directory);
            initialise(superuserPassword);
            Files.writeString(directory.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
            Files.createFile(complete);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make PostgreSQL's data directory", e);
        }
    }

    private void initialise(Secret superuserPassword) throws IOException {
        Path password = Files.createTempFile(directory.getParent(), "initdb-", "");
        try {
            Files.writeString(password, superuserPassword.value());
            unprivileged.own(password);
            Child initdb = Child.start(new Launch(unprivileged.command(command(password)), Map.of(), log));
            int status = initdb.onExit().join();
            if (status != 0) {
                throw new StackException("initdb failed with status " + status + "; see " + log);
            }
        } finally {
            Files.delete(password);
        }
    }

    private List<String> command(Path password) {
        return List.of(
                unprivileged.programs().resolve("bin/initdb").toString(),
                "--pgdata=" + directory,
                "--username=" + PostgresServer.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-sync",
                "--no-instructions");
    }
}
