package io.latchkey.testkit.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement that a class holds as a constant.
 *
 * @param name class and constant, as {@code MailTable.TAKE}
 * @param text with its binds by name
 */
record SqlConstant(String name, String text) {

    private static final Pattern STATEMENT = Pattern.compile("(?i)^\\s*(?:with|select|insert|update|delete|merge)\\b");
    private static final Pattern BIND = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");
    private static final Pattern FORMAT = Pattern.compile("%(?:\\d+\\$)?s");
    private static final String SUFFIX = ".class";

    /** Those of all classes under a directory; a class that has any string constant is initialised. */
    static List<SqlConstant> findIn(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(classes::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(SUFFIX))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'))
                    .sorted()
                    .flatMap(SqlConstant::constantsOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With {@code $1}, {@code $2} and so on in place of names, as the server reads it. */
    String numbered() {
        Set<String> names = new LinkedHashSet<>();
        Matcher binds = BIND.matcher(text);
        while (binds.find()) {
            names.add(binds.group(1));
        }
        List<String> order = List.copyOf(names);
        return BIND.matcher(text).replaceAll(bind -> "\\$" + (order.indexOf(bind.group(1)) + 1));
    }

    private static Stream<SqlConstant> constantsOf(String className) {
        try {
            Class<?> type =
                    Class.forName(className, false, Thread.currentThread().getContextClassLoader());
            return Arrays.stream(type.getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                    .map(field -> new SqlConstant(type.getSimpleName() + "." + field.getName(), valueOf(field)))
                    // What is still to be formatted is planned as what comes of it.
                    .filter(constant -> STATEMENT.matcher(constant.text()).find()
                            && !FORMAT.matcher(constant.text()).find());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String valueOf(Field field) {
        try {
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
