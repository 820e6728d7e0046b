import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes the resource that account-service's blocklist reads: see README.md beside this file.
 *
 * <p>Usage: {@code java BuildBlocklist.java <ranked list>… <resource> <sample>}.
 */
public final class BuildBlocklist {

    private static final int SHORTEST = 15;
    private static final int LONGEST = 128;
    private static final String DIGITS = "12345678901234567890";
    private static final List<String> ENDINGS = List.of("1", "12", "123", "!", "1!", "0");
    private static final Set<String> entries = new LinkedHashSet<>();

    private BuildBlocklist() {}

    public static void main(String[] args) throws Exception {
        Path resource = Path.of(args[args.length - 2]);
        Path sample = Path.of(args[args.length - 1]);
        List<String> ranked = new ArrayList<>();
        for (int i = 0; i < args.length - 2; i++) {
            ranked.addAll(read(Path.of(args[i])));
        }
        ranked.forEach(BuildBlocklist::add);
        int natural = entries.size();
        List<String> first = ranked.stream().filter(p -> length(p) >= SHORTEST && length(p) <= LONGEST).limit(3000).toList();
        List<String> shorts = new ArrayList<>(new LinkedHashSet<>(ranked.stream()
                .map(BuildBlocklist::fold)
                .filter(p -> length(p) >= 4 && length(p) < SHORTEST)
                .limit(60_000)
                .toList()));
        repeated(shorts);
        prolonged(shorts);
        paired(shorts);
        monotonous();
        Files.write(resource, packed());
        Files.write(sample, first);
        System.out.println(natural + " as listed, " + entries.size() + " with what was derived, "
                + Files.size(resource) + " bytes");
    }

    private static List<String> read(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
        String text = decoder.decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        return text.lines().filter(line -> !line.isEmpty() && line.indexOf('\uFFFD') < 0).toList();
    }

    /** The word two, three or more times, until it is long enough. */
    private static void repeated(List<String> shorts) {
        for (int i = 0; i < Math.min(40_000, shorts.size()); i++) {
            String word = shorts.get(i);
            int times = Math.max(2, (SHORTEST + length(word) - 1) / length(word));
            add(word.repeat(times));
            if (i < 10_000) {
                add(word.repeat(times + 1));
                add(word + new StringBuilder(word).reverse());
            }
        }
    }

    /** The word, or the word doubled, with the endings people add to satisfy a rule. */
    private static void prolonged(List<String> shorts) {
        for (int i = 0; i < 10_000; i++) {
            String word = shorts.get(i);
            ENDINGS.forEach(ending -> add(word + word + ending));
            add(DIGITS.substring(0, Math.max(3, SHORTEST - length(word))) + word);
            for (int digits = 1; digits <= 12; digits++) {
                if (length(word) + digits <= SHORTEST + 2) {
                    add(word + DIGITS.substring(0, digits));
                }
            }
            if (i < 5_000) {
                for (String pad : List.of("0", "1", "!", ".", word.substring(word.length() - 1))) {
                    add(word + pad.repeat(SHORTEST - length(word)));
                }
            }
            if (i < 1_000) {
                for (int year = 1990; year <= 2030; year++) {
                    add(word + word + year);
                }
            }
        }
    }

    private static void paired(List<String> shorts) {
        for (int i = 0; i < 300; i++) {
            for (int k = 0; k < 300; k++) {
                add(shorts.get(i) + shorts.get(k));
            }
        }
    }

    /** One character again and again, and runs of digits or letters. */
    private static void monotonous() {
        for (int times = SHORTEST; times <= LONGEST; times++) {
            for (char c = '!'; c <= '~'; c++) {
                if (times <= 32 || Character.isLetterOrDigit(c)) {
                    add(String.valueOf(c).repeat(times));
                }
            }
        }
        for (String run : List.of("1234567890", "0123456789", "9876543210", "0987654321", "abcdefghijklmnopqrstuvwxyz",
                "zyxwvutsrqponmlkjihgfedcba", "qwertyuiopasdfghjklzxcvbnm", "qwertyuiop1234567890")) {
            for (int times = SHORTEST; times <= 64; times++) {
                add(run.repeat(10).substring(0, times));
            }
        }
    }

    private static void add(String password) {
        String folded = fold(password);
        if (length(folded) >= SHORTEST && length(folded) <= LONGEST) {
            entries.add(folded);
        }
    }

    private static byte[] packed() throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        long[] prints = entries.stream()
                .mapToLong(entry -> java.nio.ByteBuffer.wrap(sha.digest(entry.getBytes(StandardCharsets.UTF_8))).getLong())
                .sorted()
                .distinct()
                .toArray();
        var out = new ByteArrayOutputStream();
        out.write(java.nio.ByteBuffer.allocate(4).putInt(prints.length).array());
        long before = Long.MIN_VALUE;
        for (long print : prints) {
            long delta = print - before;
            while ((delta & ~0x7FL) != 0) {
                out.write((int) (delta & 0x7F) | 0x80);
                delta >>>= 7;
            }
            out.write((int) delta);
            before = print;
        }
        return out.toByteArray();
    }

    /** The same form as account-service's {@code PasswordText.folded}: a test there compares the two. */
    private static String fold(String password) {
        String nfc = Normalizer.normalize(password, Normalizer.Form.NFC);
        return Normalizer.normalize(nfc.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
