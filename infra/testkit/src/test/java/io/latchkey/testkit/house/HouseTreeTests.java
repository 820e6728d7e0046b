package io.latchkey.testkit.house;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds every module to the laws that are read from source text. */
class HouseTreeTests {

    @TestFactory
    Stream<DynamicTest> theLawsHoldInTheWholeTree() {
        return HouseRules.testsForTree();
    }
}
