package io.latchkey.platform.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** The W3C {@code traceparent} of what is being done, carried in the Reactor context. */
public final class TraceContext {

    private static final String KEY = "traceparent";
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();

    /** Where the ids of this process begin; they need be nobody's secret, only nobody else's. */
    private static final AtomicLong LAST_STATE = new AtomicLong(new SecureRandom().nextLong());

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private TraceContext() {}

    /** The current {@code traceparent}; null where nothing is known. */
    public static @Nullable String currentTraceparent(ContextView context) {
        return context.<String>getOrEmpty(KEY).orElse(null);
    }

    /** The context with this {@code traceparent}; a malformed one is left out, as W3C Trace Context asks. */
    public static Context putTraceparent(Context context, String traceparent) {
        return isWellFormed(traceparent) ? context.put(KEY, traceparent) : context;
    }

    /** For {@code contextWrite}: what is done because of this event belongs to its trace. */
    public static ContextView contextOf(@Nullable String traceparent) {
        return traceparent == null ? Context.empty() : putTraceparent(Context.empty(), traceparent);
    }

    /** What a thing done in this context gives on: its own {@code traceparent}, a new trace where nothing is known. */
    public static String traceparentOrNew(ContextView context) {
        return traceparentOrNew(currentTraceparent(context));
    }

    /** The same of one that was kept. */
    public static String traceparentOrNew(@Nullable String traceparent) {
        return traceparent == null || !isWellFormed(traceparent) ? childTraceparent(null) : traceparent;
    }

    /** A new span in the same trace; in a new, unsampled one where nothing usable is given. */
    public static String childTraceparent(@Nullable String traceparent) {
        if (traceparent == null || !isWellFormed(traceparent)) {
            return "00-" + nextHex() + nextHex() + "-" + nextHex() + "-00";
        }
        return traceparent.substring(0, 36) + nextHex() + traceparent.substring(52);
    }

    /** Whether it is one of version 00, with ids that are not all zeros. */
    public static boolean isWellFormed(String traceparent) {
        return FORM.matcher(traceparent).matches();
    }

    /** The next 16 digits of SplitMix64 (Steele, Lea, Flood 2014), which repeats none in 2^63. */
    private static String nextHex() {
        long mixed = LAST_STATE.addAndGet(STEP);
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        // All zeros is no valid id.
        return HEX.toHexDigits((mixed ^ (mixed >>> 31)) | 1);
    }
}
