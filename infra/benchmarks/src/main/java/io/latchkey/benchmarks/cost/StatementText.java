package io.latchkey.benchmarks.cost;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A statement with the database it was sent to.
 *
 * @param text as PostgreSQL normalises it, with numbers for values, on one line
 */
record StatementText(String database, String text) {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern WRITE =
            Pattern.compile("(?i)\\b(INSERT INTO|UPDATE|DELETE FROM)\\s+(?:ONLY\\s+)?(\\w+)");
    private static final int LONGEST = 96;

    static StatementText of(String database, String query) {
        return new StatementText(database, SPACE.matcher(query).replaceAll(" ").strip());
    }

    /** What it writes first, for example {@code notification: insert mail_step}; empty where it only reads. */
    String describeWrite() {
        var write = WRITE.matcher(text);
        // FOR UPDATE locks and writes nothing.
        while (write.find()) {
            if (!text.substring(0, write.start()).toUpperCase(Locale.ROOT).matches(".*FOR (NO KEY )?")) {
                String verb = write.group(1).split(" ", -1)[0].toLowerCase(Locale.ROOT);
                return database + ": " + verb + " " + write.group(2);
            }
        }
        return "";
    }

    /** Short enough for a line of a table. */
    @Override
    public String toString() {
        String line = database + ": " + text;
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
