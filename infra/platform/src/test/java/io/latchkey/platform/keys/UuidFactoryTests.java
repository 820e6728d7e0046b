package io.latchkey.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidFactoryTests {

    @Test
    void identifiersAreVersion7DistinctAndAscending() {
        var ids = Stream.generate(UuidFactory::nextUuid).limit(10_000).toList();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2).doesNotHaveDuplicates();
        assertThat(ids.stream().map(UUID::toString)).isSorted();
    }
}
