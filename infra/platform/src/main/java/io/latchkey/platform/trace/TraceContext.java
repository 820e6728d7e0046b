package io.latchkey.platform.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** The W3C {@code traceparent} of what is being done, carried in the Reactor context. */
public final class TraceContext {

    private static final String KEY = "traceparent";
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();

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
            return "00-" + randomHex(16) + "-" + randomHex(8) + "-00";
        }
        return traceparent.substring(0, 36) + randomHex(8) + traceparent.substring(52);
    }

    /** Whether it is one of version 00, with ids that are not all zeros. */
    public static boolean isWellFormed(String traceparent) {
        return FORM.matcher(traceparent).matches();
    }

    private static String randomHex(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        // All zeros is no valid id.
        value[bytes - 1] |= 1;
        return HEX.formatHex(value);
    }
}
