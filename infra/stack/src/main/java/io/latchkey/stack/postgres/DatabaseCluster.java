package io.latchkey.stack.postgres;

import io.latchkey.contracts.SecretValue;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.DirectoryTree;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The data directory: made once, complete or not at all, and who may connect to it. */
record DatabaseCluster(Path directory, Path log, UnprivilegedUser unprivileged) {

    /** SCRAM for every connection; loopback is all that is listened on. */
    private static final String WHO_MAY_CONNECT = """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    void ensureInitialised(SecretValue superuserPassword) {
        // initdb writes this file early: only our marker says that it went through.
        Path complete = directory.resolveSibling(directory.getFileName() + ".complete");
        try {
            if (Files.exists(complete)) {
                return;
            }
            DirectoryTree.deleteRecursively(directory);
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            unprivileged.giveOwnership(directory);
            runInitdb(superuserPassword);
            Files.writeString(directory.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
            Files.createFile(complete);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make PostgreSQL's data directory", e);
        }
    }

    private void runInitdb(SecretValue superuserPassword) throws IOException {
        Path password = Files.createTempFile(directory.getParent(), "initdb-", "");
        try {
            Files.writeString(password, superuserPassword.value());
            unprivileged.giveOwnership(password);
            List<String> command = unprivileged.wrapCommand(initdbCommand(password));
            int status = ChildProcess.runToEnd(new ProcessLaunch(command, Map.of(), log));
            if (status != 0) {
                throw new StackException("initdb failed with status " + status + "; see " + log);
            }
        } finally {
            Files.delete(password);
        }
    }

    private List<String> initdbCommand(Path password) {
        return List.of(
                unprivileged.locatePrograms().resolve("bin/initdb").toString(),
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
