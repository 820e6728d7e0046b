package io.latchkey.testkit.house;

import io.latchkey.testkit.house.SourceTree.SourceFile;
import java.util.List;

/** Size is a habit: no file above 300 lines, nine in ten at most 160. */
final class FileSizeRule {

    private static final int LONGEST = 300;
    private static final int LONG = 160;
    private static final double SHARE = 0.9;

    private FileSizeRule() {}

    static void checkSizes(SourceTree sources) {
        List<SourceFile> files = sources.java();
        List<String> tooLong = longerThan(LONGEST, files);
        if (!tooLong.isEmpty()) {
            throw new AssertionError("longer than " + LONGEST + " lines: " + tooLong);
        }
        List<String> rather = longerThan(LONG, files);
        if (files.size() - rather.size() < SHARE * files.size()) {
            throw new AssertionError(
                    rather.size() + " of " + files.size() + " files have more than " + LONG + " lines: " + rather);
        }
    }

    private static List<String> longerThan(int lines, List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.countLines() > lines)
                .map(SourceFile::path)
                .toList();
    }
}
