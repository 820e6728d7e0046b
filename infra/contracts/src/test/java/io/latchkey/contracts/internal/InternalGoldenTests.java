package io.latchkey.contracts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStepType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services say to each other on the wire stays as it is. */
class InternalGoldenTests {

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.internal.InternalGolden#all")
    void whatIsReadIsWrittenBackByteForByte(InternalGolden golden) {
        assertThat(golden.rewrite()).isEqualTo(golden.json());
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.internal.InternalGolden#responses")
    void aFileIsNamedForTheOutcomeItHolds(InternalGolden golden) {
        JsonNode body = JsonMapper.shared().readTree(golden.json());
        List<JsonNode> outcomes = body.findValues("outcome");

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.asString()).isEqualTo(golden.outcome()));
        assertThat(outcomes.isEmpty()).isEqualTo(golden.name().startsWith("response"));
    }

    @Test
    void everyOperationHasAFileForItsRequestAndEachOutcome() {
        InternalGolden.operations().forEach((name, operation) -> {
            Set<String> files = InternalGolden.all()
                    .filter(golden -> golden.operation().equals(name))
                    .map(InternalGolden::name)
                    .filter(file -> !file.contains("."))
                    .collect(Collectors.toSet());

            assertThat(files).as(name).isEqualTo(expected(operation));
        });
    }

    @Test
    void everyFileBelongsToAnOperation() {
        assertThat(InternalGolden.all().map(InternalGolden::operation))
                .isSubsetOf(InternalGolden.operations().keySet());
        assertThat(InternalGolden.operations()).hasSize(15);
    }

    @Test
    void noPathIsUsedTwice() {
        assertThat(InternalGolden.operations().values())
                .extracting(InternalOperation::path)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyMailEventIsAStepOfAJourney() {
        assertThat(Stream.of(JourneyStepType.values()).map(JourneyStepType::code))
                .containsExactlyElementsOf(Stream.of(EmailEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
        assertThat(JourneyStepType.values())
                .allSatisfy(type -> assertThat(type.state().name()).isEqualTo(type.name()));
    }

    private static Set<String> expected(InternalOperation operation) {
        Set<String> files = new TreeSet<>(InternalGolden.outcomes(operation).toList());
        if (files.isEmpty()) {
            files.add(operation instanceof InternalOperation.WorkHandover<?> ? "request" : "response");
        } else {
            files.add("request");
        }
        return files;
    }
}
