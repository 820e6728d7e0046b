package io.latchkey.testkit.house;

import io.latchkey.testkit.house.SourceRule.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Law 18: words are the field's, and a name means one thing. */
final class NameRules {

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\\d+");

    /** Words of the house's former private language, where the field has others. */
    private static final Set<String> DIALECT =
            Set.of(("Addressees Consignment Courtesy Courtesies Deed Dossier Fate Happening Insight Lookout Parcel"
                            + " Passage Reckoning Said Sought Stranger Strangers Takings Unfolding Verdict Verdicts Wish")
                    .split(" ", -1));

    private static final double ONE_WORD = 0.45;
    private static final Pattern METHOD = Pattern.compile(
            "(?m)^\\s+(?:(?:public|protected|private|static|final|abstract|default|synchronized) )*(?:<[^>]+>\\s*)?"
                    + "[\\w<>\\[\\]., ?@]+\\s+([a-z]\\w*)\\([^;]*?\\)\\s*(?:throws [\\w, .]+)?\\{");
    private static final Set<String> NO_NAMES = Set.of(
            "if for while switch catch try synchronized return new equals hashCode toString main".split(" ", -1));

    private NameRules() {}

    static SourceRule twoWords() {
        return onTypes(
                "two-words",
                "a type has two words",
                file -> splitWords(file.typeName()).size() < 2);
    }

    static SourceRule noIngForms() {
        return onTypes("no-ing", "no type ends in -ing", file -> file.typeName().endsWith("ing"));
    }

    static SourceRule noDialect() {
        return onTypes("dialect", "a type is named in the field's words", file -> splitWords(file.typeName()).stream()
                .anyMatch(DIALECT::contains));
    }

    static SourceRule noPlurals() {
        return new SourceRule("plural", "no two types differ by a plural", tree -> {
            Set<String> names =
                    tree.types().stream().map(SourceFile::typeName).collect(Collectors.toCollection(TreeSet::new));
            return names.stream()
                    .flatMap(name -> Stream.of(name + "s", name + "es")
                            .filter(names::contains)
                            .map(plural -> new Violation(name, "beside " + plural)))
                    .toList();
        });
    }

    static SourceRule oneMeaning() {
        return new SourceRule("one-meaning", "a name stands in one package of the product", tree -> {
            Map<String, Set<String>> places = new TreeMap<>();
            tree.types().stream().filter(SourceFile::isProduct).forEach(file -> places.computeIfAbsent(
                            file.typeName(), name -> new TreeSet<>())
                    .add(file.packageName()));
            return places.entrySet().stream()
                    .filter(place -> place.getValue().size() > 1)
                    .map(place -> new Violation(place.getKey(), "in " + place.getValue()))
                    .toList();
        });
    }

    /** Measured, not forbidden: where the type makes the object plain, a method is a verb alone. */
    static SourceRule methodWords() {
        return new SourceRule("method-words", "at most 45 % of the methods have one-word names", tree -> {
            List<String> names = tree.types().stream()
                    .flatMap(file -> METHOD.matcher(file.code()).results())
                    .map(result -> result.group(1))
                    .filter(name -> !NO_NAMES.contains(name))
                    .toList();
            long oneWord =
                    names.stream().filter(name -> splitWords(name).size() == 1).count();
            return oneWord > ONE_WORD * names.size()
                    ? List.of(new Violation("tree", oneWord + " of " + names.size()))
                    : List.of();
        });
    }

    static List<SourceRule> all() {
        return List.of(twoWords(), noIngForms(), noDialect(), noPlurals(), oneMeaning(), methodWords());
    }

    static List<String> splitWords(String name) {
        return WORD.matcher(name).results().map(result -> result.group()).toList();
    }

    private static SourceRule onTypes(String key, String law, Predicate<SourceFile> breaks) {
        return new SourceRule(key, law, tree -> tree.types().stream()
                .filter(breaks)
                .map(file -> Violation.at(file, "named " + file.typeName()))
                .toList());
    }
}
