package io.latchkey.devstack.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.JsonNode;

/** The behaviour that holds; kept on disk, so that a restart in the middle of a trial does not end the trial. */
final class BehaviourFile {

    private final Path path;
    private volatile Behaviour now;

    private BehaviourFile(Path path, Behaviour now) {
        this.path = path;
        this.now = now;
    }

    static BehaviourFile open(Path directory) {
        Path path = directory.resolve("behaviour.json");
        if (!Files.exists(path)) {
            return new BehaviourFile(path, Behaviour.GOOD);
        }
        return new BehaviourFile(path, InboxJson.MAPPER.readValue(path, Behaviour.class));
    }

    Behaviour now() {
        return now;
    }

    /** Throws a {@link Problem} when what was asked for cannot be. */
    synchronized Behaviour change(JsonNode asked) {
        Behaviour changed = BehaviourChange.merge(now, asked);
        try {
            Path next = path.resolveSibling("behaviour.json.next");
            Files.write(next, InboxJson.MAPPER.writeValueAsBytes(changed));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the inbox's data directory", e);
        }
        now = changed;
        return changed;
    }
}
