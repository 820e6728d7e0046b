package io.latchkey.contracts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The CloudEvents type and schema of each event record, derived from the sealed hierarchy itself. */
public final class EventTypes {

    private static final String PREFIX = "io.latchkey.";
    private static final String VERSION = "v1";
    private static final List<Class<? extends Event>> ALL =
            findRecordTypes(Event.class).toList();
    private static final Map<String, Class<? extends Event>> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventTypes::typeOf, Function.identity()));

    private EventTypes() {}

    /** Every record type that may be published. */
    public static List<Class<? extends Event>> allTypes() {
        return ALL;
    }

    /** {@code ce_type}, for instance {@code io.latchkey.AccountCreated.v1}. */
    public static String typeOf(Class<? extends Event> event) {
        return PREFIX + event.getSimpleName() + "." + VERSION;
    }

    /** {@code ce_dataschema}, for instance {@code urn:latchkey:schema:AccountCreated:v1}. */
    public static String schemaOf(Class<? extends Event> event) {
        return "urn:latchkey:schema:" + event.getSimpleName() + ":" + VERSION;
    }

    /** Where the JSON Schema of a type stands on the class path, for instance {@code /schemas/AccountCreated.v1.json}. */
    public static String schemaResource(Class<? extends Event> event) {
        return "/schemas/" + event.getSimpleName() + "." + VERSION + ".json";
    }

    static Optional<Class<? extends Event>> findByType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Class<? extends Event>> findRecordTypes(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypes::findRecordTypes)
                : Stream.of((Class<? extends Event>) type);
    }
}
