package io.latchkey.mailprovider.store;

import io.latchkey.mailprovider.http.ProviderJson;
import io.latchkey.mailprovider.http.ProviderProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.JsonNode;

/** The behaviour that holds; kept on disk, so that a restart in the middle of a trial does not end the trial. */
public final class BehaviourStore {

    private final Path path;
    private volatile ProviderBehaviour now;

    private BehaviourStore(Path path, ProviderBehaviour now) {
        this.path = path;
        this.now = now;
    }

    public static BehaviourStore open(Path directory) {
        Path path = directory.resolve("behaviour.json");
        if (!Files.exists(path)) {
            return new BehaviourStore(path, ProviderBehaviour.GOOD);
        }
        return new BehaviourStore(path, ProviderJson.MAPPER.readValue(path, ProviderBehaviour.class));
    }

    public ProviderBehaviour currentBehaviour() {
        return now;
    }

    /** Throws a {@link ProviderProblem} when what was asked for cannot be. */
    public synchronized ProviderBehaviour updateBehaviour(JsonNode asked) {
        ProviderBehaviour changed = BehaviourUpdate.merge(now, asked);
        try {
            Path next = path.resolveSibling("behaviour.json.next");
            Files.write(next, ProviderJson.MAPPER.writeValueAsBytes(changed));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the inbox's data directory", e);
        }
        now = changed;
        return changed;
    }
}
