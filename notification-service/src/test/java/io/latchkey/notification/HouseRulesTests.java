package io.latchkey.notification;

import io.latchkey.testkit.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The laws of the house hold here. */
class HouseRulesTests {

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.testsFor("io.latchkey.notification");
    }
}
