package io.latchkey.gateway.directory;

import com.ibm.icu.text.IDNA;
import io.latchkey.contracts.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses are well-formed, and when two are the same.
 *
 * <p>The local part is a dot-atom (RFC 5322, 3.2.3) in ASCII, lower-cased; the domain goes through UTS-46
 * (non-transitional, STD3) into its ASCII form. Nothing else is folded: what merely looks alike stays apart.
 */
public final class EmailAddressParser {
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_WORTH_READING = 1024;
    private static final Pattern DOT_ATOM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ);

    private EmailAddressParser() {}

    /** Reads an address exactly as typed: surrounding space, a display name or a comment make it malformed. */
    public static ParsedAddress parse(String typed) {
        int at = typed.lastIndexOf('@');
        if (typed.length() > LONGEST_WORTH_READING) {
            return tooLong();
        }
        if (at < 0) {
            return new ParsedAddress.Malformed("must contain an @");
        }
        String local = typed.substring(0, at);
        if (local.length() > LONGEST_LOCAL_PART) {
            return new ParsedAddress.Malformed("must have at most 64 characters before the @");
        }
        if (!DOT_ATOM.matcher(local).matches()) {
            return new ParsedAddress.Malformed("must have only plain letters, digits and signs before the @");
        }
        return parseDomain(local, typed.substring(at + 1));
    }

    private static ParsedAddress parseDomain(String local, String typed) {
        var info = new IDNA.Info();
        String domain = UTS46.nameToASCII(typed, new StringBuilder(), info).toString();
        if (domain.isEmpty() || info.hasErrors() || domain.endsWith(".") || !isAscii(domain)) {
            return new ParsedAddress.Malformed("must have a valid domain after the @");
        }
        if (domain.indexOf('.') < 0) {
            return new ParsedAddress.Malformed("must have a domain with a dot after the @");
        }
        String address = local.toLowerCase(Locale.ROOT) + "@" + domain.toLowerCase(Locale.ROOT);
        return address.length() > LONGEST_ADDRESS ? tooLong() : new ParsedAddress.WellFormed(new EmailAddress(address));
    }

    private static ParsedAddress tooLong() {
        return new ParsedAddress.Malformed("must have at most 254 characters");
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    /** What a typed address turned out to be. */
    public sealed interface ParsedAddress {

        /** The canonical address; empty when what was typed is malformed. */
        default Optional<EmailAddress> toOptional() {
            return switch (this) {
                case WellFormed wellFormed -> Optional.of(wellFormed.address());
                case Malformed malformed -> Optional.empty();
            };
        }

        /** Well-formed; {@code address} is its canonical form, under which it is stored and compared. */
        record WellFormed(EmailAddress address) implements ParsedAddress {}

        /** Not well-formed; {@code detail} says why in plain words and never repeats what was typed. */
        record Malformed(String detail) implements ParsedAddress {}
    }
}
