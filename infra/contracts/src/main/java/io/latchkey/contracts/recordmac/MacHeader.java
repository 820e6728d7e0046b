package io.latchkey.contracts.recordmac;

import io.latchkey.contracts.EventSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header that holds a record's MAC for one reader: key version, colon, base64url without padding (RFC 4648). */
public final class MacHeader {

    /** What the cause of a dead letter begins with whose record bore no right MAC; the contract's word. */
    public static final String REFUSED_CAUSE = "NotAuthentic";

    private static final String PREFIX = "latchkey-mac-";
    // A key version is 8 hex digits; 32 bytes are 43 characters.
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8}):[A-Za-z0-9_-]{43}");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private MacHeader() {}

    /** For instance {@code latchkey-mac-account-service}. */
    public static String nameFor(EventSource reader) {
        return PREFIX + reader.consumerGroup();
    }

    /** Whether a header holds a MAC, for whichever reader. */
    public static boolean isMacHeader(String name) {
        return name.startsWith(PREFIX);
    }

    /** The one spelling of a MAC: a reader compares it byte by byte, so that nothing else passes for it. */
    public static byte[] encodeValue(String keyVersion, byte[] mac) {
        return (keyVersion + ":" + BASE64.encodeToString(mac)).getBytes(StandardCharsets.US_ASCII);
    }

    /** The version of the key that a value names; empty where it is not of the form. */
    public static Optional<String> parseKeyVersion(byte[] value) {
        var matcher = FORM.matcher(new String(value, StandardCharsets.ISO_8859_1));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
