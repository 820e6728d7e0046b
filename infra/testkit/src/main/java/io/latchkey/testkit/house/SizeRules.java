package io.latchkey.testkit.house;

import io.latchkey.testkit.house.SourceRule.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Law 12: a reader opens as few doors as possible, and none that is too heavy. */
final class SizeRules {

    private static final int LONGEST = 300;
    private static final int LONG = 160;
    private static final int MEDIAN = 60;
    private static final int FEWEST = 5;
    private static final int MOST = 25;
    private static final double HIDDEN = 0.6;
    private static final double PUBLIC = 0.45;

    /** A file that must be long says why before its type begins. */
    private static final Pattern REASON = Pattern.compile("(?s)\\A.{0,1500}?Long because");

    private SizeRules() {}

    static SourceRule longestFile() {
        return new SourceRule(
                "file-size",
                "no file has more than 300 lines without a \"Long because\" at its top",
                tree -> tree.java().stream()
                        .filter(file -> file.countLines() > LONGEST)
                        .filter(file -> !REASON.matcher(file.text()).find())
                        .map(file -> Violation.at(file, file.countLines() + " lines"))
                        .toList());
    }

    static SourceRule usualFile() {
        return new SourceRule("usual-size", "files have a median of 60 lines, nine in ten have at most 160", tree -> {
            List<Integer> sizes =
                    tree.types().stream().map(SourceFile::countLines).sorted().toList();
            return exceed(sizes, 0.5, MEDIAN) || exceed(sizes, 0.9, LONG)
                    ? List.of(new Violation("tree", "median " + at(sizes, 0.5) + ", nine in ten " + at(sizes, 0.9)))
                    : List.of();
        });
    }

    static SourceRule packageSize() {
        return new SourceRule("package-size", "a package has 5 to 25 files", tree -> {
            Map<String, Integer> sizes = new TreeMap<>();
            tree.types().forEach(file -> sizes.merge(file.packageName(), 1, Integer::sum));
            return sizes.entrySet().stream()
                    .filter(size -> (size.getValue() < FEWEST && !isRoot(size.getKey())) || size.getValue() > MOST)
                    .map(size -> new Violation(size.getKey().replace("io.latchkey.", ""), size.getValue() + " files"))
                    .toList();
        });
    }

    static SourceRule hiddenTypes() {
        return new SourceRule("hidden", "at least 60 % of a module's types are hidden", tree -> {
            Map<String, List<SourceFile>> modules = tree.types().stream()
                    .collect(Collectors.groupingBy(SourceFile::module, TreeMap::new, Collectors.toList()));
            return modules.entrySet().stream()
                    .filter(module -> publicShare(module.getValue()) > 1 - HIDDEN)
                    .map(module -> new Violation(
                            module.getKey(), Math.round(100 * publicShare(module.getValue())) + " % are public"))
                    .toList();
        });
    }

    static SourceRule publicTypes() {
        return new SourceRule("public", "at most 45 % of the tree's types are public", tree -> {
            double share = publicShare(tree.types());
            return share > PUBLIC
                    ? List.of(new Violation("tree", Math.round(100 * share) + " % are public"))
                    : List.of();
        });
    }

    /** The entry of a module stands at its root, and need not have company. */
    private static boolean isRoot(String name) {
        return name.chars().filter(character -> character == '.').count() < 3;
    }

    private static double publicShare(List<SourceFile> files) {
        return files.isEmpty()
                ? 0
                : (double) files.stream().filter(SourceFile::isPublic).count() / files.size();
    }

    private static boolean exceed(List<Integer> sizes, double share, int limit) {
        return !sizes.isEmpty() && at(sizes, share) > limit;
    }

    private static int at(List<Integer> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    static List<SourceRule> all() {
        return List.of(longestFile(), usualFile(), packageSize(), hiddenTypes(), publicTypes());
    }
}
