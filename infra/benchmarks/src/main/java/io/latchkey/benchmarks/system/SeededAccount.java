package io.latchkey.benchmarks.system;

import java.util.UUID;

/** A seeded account. */
public record SeededAccount(UUID id, String address) {

    /** Masked like every address, although this one was made up. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
