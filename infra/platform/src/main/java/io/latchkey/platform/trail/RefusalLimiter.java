package io.latchkey.platform.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which refusals are told one by one: so many a minute of one kind from one network, and so many of one kind in all, so
 * that no network's hide another's, and no kind's another kind. The rest is told as a number when the minute is over.
 */
final class RefusalLimiter {

    private static final long MINUTE = 60;

    private final TrailSettings settings;
    private final Map<Source, Tally> tallies = new HashMap<>();
    private final Map<String, Tally> kinds = new HashMap<>();
    private long minute;

    RefusalLimiter(TrailSettings settings) {
        this.settings = settings;
    }

    /** Whether this one is told by itself. */
    synchronized boolean admit(RequestRefusal refusal) {
        Tally ofKind = kinds.computeIfAbsent(refusal.kind(), kind -> new Tally());
        var source = new Source(refusal.kind(), refusal.network());
        // Who is not followed by name counts to the kind's rest; so a crowd of networks takes no memory.
        Tally own = ofKind.told < settings.perKind()
                ? tallies.computeIfAbsent(source, key -> new Tally())
                : tallies.get(source);
        if (own == null) {
            ofKind.leftOut++;
            return false;
        }
        if (own.told >= settings.perNetwork() || ofKind.told >= settings.perKind()) {
            own.leftOut++;
            return false;
        }
        own.told++;
        ofKind.told++;
        return true;
    }

    /** What was left out since the last time, once a minute; empty before the minute is over. */
    synchronized List<LeftOut> takeLeftOut(Instant now) {
        long current = now.getEpochSecond() / MINUTE;
        if (current == minute) {
            return List.of();
        }
        minute = current;
        List<LeftOut> rest = new ArrayList<>();
        tallies.forEach((source, tally) -> addTo(rest, source.kind(), source.network(), tally));
        kinds.forEach((kind, tally) -> addTo(rest, kind, null, tally));
        tallies.clear();
        kinds.clear();
        return rest;
    }

    private static void addTo(List<LeftOut> rest, String kind, @Nullable String network, Tally tally) {
        if (tally.leftOut > 0) {
            rest.add(new LeftOut(kind, network, tally.leftOut));
        }
    }

    /**
     * Refusals that were not told one by one.
     *
     * @param network null for all networks that are not told by name
     */
    record LeftOut(String kind, @Nullable String network, long refusals) {}

    private record Source(String kind, String network) {}

    private static final class Tally {
        private int told;
        private long leftOut;
    }
}
