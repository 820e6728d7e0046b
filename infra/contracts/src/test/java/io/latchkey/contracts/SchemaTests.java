package io.latchkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Record, schema and golden record of every type say the same. */
class SchemaTests {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void theGoldenRecordFitsItsSchema(Golden golden) {
        assertThat(schema(golden).validate(golden.json(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void theSchemaNamesItselfAsTheHeaderDoes(Golden golden) {
        JsonNode schema = tree(golden);

        assertThat(schema.path("$id").asString()).isEqualTo(EventTypes.schemaOf(golden.type()));
        assertThat(schema.path("title").asString()).isEqualTo(golden.type().getSimpleName());
        assertThat(schema.path("additionalProperties").asBoolean()).isTrue();
        assertThat(schema.path("description").asString()).hasSizeGreaterThan(30).contains("Written by");
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void theSchemaHasExactlyTheFieldsOfTheRecordAndThoseThatAreAlwaysWritten(Golden golden) {
        var fields = components(golden).map(RecordComponent::getName).toList();
        var always = components(golden)
                .filter(field -> !field.getAccessor().isAnnotationPresent(JsonInclude.class))
                .map(RecordComponent::getName)
                .toList();

        assertThat(tree(golden).path("properties").propertyNames()).containsExactlyElementsOf(fields);
        assertThat(tree(golden).path("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(always);
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void everyFieldIsDescribed(Golden golden) {
        for (JsonNode field : tree(golden).path("properties")) {
            assertThat(field.path("description").asString())
                    .hasSizeGreaterThan(20)
                    .endsWith(".");
        }
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void aFieldMayBeNullOnlyWhereItsRecordSaysSo(Golden golden) {
        components(golden).filter(c -> !isNullable(c)).forEach(component -> {
            var changed = golden.tree();
            changed.putNull(component.getName());
            assertThat(schema(golden).validate(changed.toString(), InputFormat.JSON))
                    .as(component.getName())
                    .isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void theWordsOfAFieldAreTheWordsOfItsEnum(Golden golden) {
        components(golden)
                .filter(c -> c.getType().isEnum() && !c.getName().equals("reason"))
                .forEach(component -> {
                    JsonNode field = tree(golden).path("properties").path(component.getName());
                    if (!field.path("type").asString("").equals("null")) {
                        assertThat(words(field)).containsExactlyInAnyOrderElementsOf(wordsOf(component.getType()));
                    }
                });
    }

    /** Which languages there are is not for the contract to say. */
    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void aLocaleIsLegalForTheReaderExactlyWhereTheSchemaLetsIt(Golden golden) {
        if (components(golden).noneMatch(c -> c.getName().equals("locale"))) {
            return;
        }
        for (String code : List.of("en", "es", "pt", "tlh", "", "e", "engl", "EN", "en-GB", "en ", "e1", "ñu")) {
            var changed = golden.tree();
            changed.put("locale", code);
            boolean fits = schema(golden)
                    .validate(changed.toString(), InputFormat.JSON)
                    .isEmpty();
            assertThat(fits).as(code).isEqualTo(code.matches("[a-z]{2,3}"));
            assertThat(golden.read(changed.toString()) instanceof EventReader.ParsedEvent.Known)
                    .as(code)
                    .isEqualTo(fits);
        }
    }

    /** A type with reasons takes each of its own and none of another's; a type without takes none. */
    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void aReasonIsLegalForTheReaderExactlyWhereTheSchemaLetsIt(Golden golden) {
        if (components(golden)
                .noneMatch(c -> c.getName().equals("reason") && c.getType().isEnum())) {
            return;
        }
        for (String word : wordsOf(reasonOf(golden))) {
            var changed = golden.tree();
            changed.put("reason", word);
            boolean fits = schema(golden)
                    .validate(changed.toString(), InputFormat.JSON)
                    .isEmpty();
            assertThat(golden.read(changed.toString()) instanceof EventReader.ParsedEvent.Known)
                    .as(word)
                    .isEqualTo(fits);
        }
    }

    private static Class<?> reasonOf(Golden golden) {
        return components(golden)
                .filter(c -> c.getName().equals("reason"))
                .findFirst()
                .orElseThrow()
                .getType();
    }

    private static Stream<RecordComponent> components(Golden golden) {
        Class<?> record = EmailEvent.class.isAssignableFrom(golden.type()) ? EmailStep.class : golden.type();
        return Arrays.stream(record.getRecordComponents());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Collection<String> words(JsonNode field) {
        return field.path("enum")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> wordsOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Golden.JSON.valueToTree(constant).asString())
                .toList();
    }

    private static JsonNode tree(Golden golden) {
        return Golden.JSON.readTree(Golden.resource(EventTypes.schemaResource(golden.type())));
    }

    private static Schema schema(Golden golden) {
        return REGISTRY.getSchema(Golden.resource(EventTypes.schemaResource(golden.type())), InputFormat.JSON);
    }
}
