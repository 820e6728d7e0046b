package io.latchkey.account;

import io.latchkey.testkit.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTests {

    @TestFactory
    Stream<DynamicTest> theLawsOfTheHouseHold() {
        return HouseRules.testsFor("io.latchkey.account");
    }
}
