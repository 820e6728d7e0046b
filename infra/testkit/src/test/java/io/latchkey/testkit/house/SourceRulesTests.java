package io.latchkey.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each law that is read from source text refuses what breaks it, and passes what keeps it. */
class SourceRulesTests {

    private static final String HIDDEN = "final class X {}";
    private static final String OPEN = "public final class X {}";

    /** By law, a tree that breaks it, and what the refusal names. */
    private static final Map<String, Example> CROOKED = new LinkedHashMap<>();

    /** By law, a tree that comes close and keeps it. */
    private static final Map<String, SourceTreeBuilder> STRAIGHT = new LinkedHashMap<>();

    static {
        crooked("two-words", "Parcel", tree().withType("account.reset.Parcel", HIDDEN));
        straight("two-words", tree().withType("account.reset.LinkTable", HIDDEN));
        crooked("no-ing", "MailSending", tree().withType("account.reset.MailSending", HIDDEN));
        straight("no-ing", tree().withType("account.reset.SendingMail", HIDDEN));
        crooked("dialect", "MailParcel", tree().withType("notification.dispatch.MailParcel", HIDDEN));
        straight("dialect", tree().withType("notification.dispatch.PreparedMail", HIDDEN));
        crooked(
                "plural",
                "LinkRow",
                tree().withType("account.reset.LinkRow", HIDDEN).withType("gateway.web.LinkRows", HIDDEN));
        straight("plural", tree().withType("account.reset.LinkRow", HIDDEN).withType("gateway.web.LinkRowSet", HIDDEN));
        crooked(
                "one-meaning",
                "PageView",
                tree().withType("gateway.web.PageView", HIDDEN).withType("notification.web.PageView", HIDDEN));
        straight(
                "one-meaning",
                tree().withType("gateway.web.PageView", HIDDEN).withType("mailprovider.web.PageView", HIDDEN));
        crooked("method-words", "3 of 4", tree().withType("account.X", methods("a", "b", "c", "readRow")));
        straight("method-words", tree().withType("account.X", methods("find", "readRow", "saveRow", "toString")));

        crooked("file-size", "LongFile", tree().withType("account.LongFile", HIDDEN + "\n".repeat(301)));
        straight(
                "file-size",
                tree().withType("account.LongFile", "/* Long because. */" + "\n".repeat(301))
                        .withType("account.FullFile", HIDDEN + "\n".repeat(299)));
        crooked(
                "usual-size",
                "nine in ten 161",
                tree().withTypes(2, "account.LongFile", "x\n".repeat(161)).withTypes(8, "account.ShortFile", HIDDEN));
        straight(
                "usual-size",
                tree().withType("account.LongFile", "x\n".repeat(161)).withTypes(10, "account.ShortFile", HIDDEN));
        crooked("package-size", "account.reset", tree().withTypes(26, "account.reset.Link", HIDDEN));
        straight(
                "package-size",
                tree().withTypes(25, "account.reset.Link", HIDDEN)
                        .withTypes(5, "account.signin.Link", HIDDEN)
                        .withType("account.AccountApplication", HIDDEN));
        crooked(
                "hidden",
                "41 %",
                tree().withTypes(7, "account.reset.Link", OPEN).withTypes(10, "account.reset.Row", HIDDEN));
        straight("hidden", tree().withTypes(4, "account.reset.Link", OPEN).withTypes(6, "account.reset.Row", HIDDEN));
        crooked(
                "public",
                "47 %",
                tree().withTypes(7, "account.reset.Link", OPEN).withTypes(8, "gateway.reset.Row", HIDDEN));
        straight("public", tree().withTypes(9, "account.reset.Link", OPEN).withTypes(11, "gateway.reset.Row", HIDDEN));

        crooked("periodic", "RowPurge", tree().withType("gateway.session.RowPurge", "@Scheduled(fixedDelay = 1)"));
        straight(
                "periodic",
                tree().withType("platform.schedule.TaskLoop", "class TaskLoop implements SmartLifecycle {")
                        .withType("gateway.session.RowPurge", "/** No @Scheduled here. */"));
        crooked(
                "routing",
                "LinkRoutes",
                tree().withType("account.reset.LinkRoutes", "RouterFunction<X> links() {}")
                        .withType("account.signin.SignInApi", "@RestController\nclass SignInApi {}"));
        straight(
                "routing",
                tree().withType("account.reset.LinkRoutes", "RouterFunction<X> links() {}")
                        .withType("gateway.signin.SignInApi", "@RestController\nclass SignInApi {}"));
        crooked("bind", "LinkTable", tree().withType("account.reset.LinkTable", sql("SELECT 1 WHERE id = $1")));
        straight(
                "bind",
                tree().withType("account.reset.LinkTable", sql("SELECT 1 WHERE id = :id"))
                        .withType("account.reset.LinkPrice", sql("$1")));
        crooked("batch", "LinkTable", tree().withType("account.reset.LinkTable", sql("""
                INSERT INTO link SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[]))""")));
        straight("batch", tree().withType("account.reset.LinkTable", sql("""
                INSERT INTO link SELECT id, :now FROM unnest(CAST(:ids AS uuid[])) AS new (id)""")));

        crooked(
                "table-writer",
                "[io/latchkey/account/A.java, io/latchkey/account/B.java]",
                links().withType("account.A", sql("INSERT INTO link VALUES (1)"))
                        .withType("account.B", sql("UPDATE link SET x = 1")));
        straight(
                "table-writer",
                links().withType("account.A", sql("INSERT INTO link VALUES (1)") + sql("DELETE FROM link"))
                        .withType("account.B", "// UPDATE link now and then"));
        crooked(
                "table-owner",
                "link in SignInTable",
                links().withType("account.reset.LinkTable", sql("INSERT INTO link VALUES (1)"))
                        .withType("account.signin.SignInTable", sql("SELECT 1 FROM x JOIN link USING (id)")));
        straight(
                "table-owner",
                links().withType("account.reset.LinkTable", sql("INSERT INTO link VALUES (1)"))
                        .withType("account.reset.LinkQueries", sql("SELECT 1 FROM link"))
                        .withType("gateway.reset.LinkTable", sql("SELECT 1 FROM link"))
                        .withType("account.signin.SignInTable", sql("SELECT link FROM linkage")));

        crooked("test-class", "LinkTest", tree().withTest("account.LinkTest", "@Test void aLinkWorksOnce() {"));
        straight(
                "test-class",
                tree().withTest("account.LinkTests", "@Test void aLinkWorksOnce() {")
                        .withTest("account.LinkSuite", "abstract class LinkSuite { @Test void aLinkWorksOnce() {"));
        crooked("test-name", "a_link_works_once", tree().withTest("account.LinkTests", """
                @ParameterizedTest
                @ValueSource(strings = {"a", "b"})
                void a_link_works_once(String given) {"""));
        straight("test-name", tree().withTest("account.LinkTests", """
                @ParameterizedTest(name = "of {0}")
                @ValueSource(strings = {"a", "b"})
                void aLinkWorksOnce(String given) { link.redeem(it_is); }"""));

        crooked("wire-name", "LinkListener", topics().withType("account.LinkListener", sql("account.events.v1")));
        straight("wire-name", topics().withType("account.LinkListener", sql("account.event") + "// ce_id"));
        crooked(
                "internal-path",
                "LinkClient",
                tree().withType("gateway.clients.LinkClient", sql("/internal/v1/links")));
        straight("internal-path", tree().withType("contracts.internal.Links", sql("/internal/v1/links")));
        crooked("internal-body", "LinkClient", tree().withType("gateway.clients.LinkClient", "post(Map.of())"));
        straight("internal-body", tree().withType("gateway.web.PageView", "show(Map.of())"));
    }

    @TestFactory
    Stream<DynamicTest> aLawRefusesWhatBreaksIt() {
        return each((rule, key) -> {
            Example example = Objects.requireNonNull(CROOKED.get(key));

            assertThatThrownBy(() -> rule.checkTree(example.tree().build(), HouseExceptions.none()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(example.names());
        });
    }

    @TestFactory
    Stream<DynamicTest> aLawPassesWhatKeepsIt() {
        return each((rule, key) -> assertThatCode(() ->
                        rule.checkTree(Objects.requireNonNull(STRAIGHT.get(key)).build(), HouseExceptions.none()))
                .doesNotThrowAnyException());
    }

    @Test
    void eachLawHasItsExamples() {
        List<String> laws =
                HouseRules.sourceRules().stream().map(SourceRule::key).toList();

        assertThat(CROOKED).containsOnlyKeys(laws);
        assertThat(STRAIGHT).containsOnlyKeys(laws);
    }

    @Test
    void aTableOfMessagingIsNoServicesToRead() {
        SourceTree tree = tree().withMigration("infra/messaging", "CREATE TABLE outbox (id uuid)")
                .withType("messaging.outbox.OutboxTable", sql("INSERT INTO outbox VALUES (1)"))
                .withType("account.reset.LinkTable", sql("SELECT 1 FROM outbox"))
                .build();

        assertThatThrownBy(() -> TableRules.oneOwner().checkTree(tree, HouseExceptions.none()))
                .hasMessageContaining("outbox in LinkTable");
    }

    @Test
    void anExceptionIsForOneLawAndOneName() {
        SourceTree tree = tree().withType("account.Parcel", HIDDEN).build();
        SourceRule rule = NameRules.twoWords();

        assertThatCode(() -> rule.checkTree(tree, HouseExceptions.parse("two-words | Parcel | a reason")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.checkTree(tree, HouseExceptions.parse("dialect | Parcel | a reason")))
                .hasMessageContaining("Parcel");
    }

    @Test
    void anExceptionThatExceptsNothingIsRefusedUnlessItIsForAChangeUnderWay() {
        SourceTree tree = tree().build();
        SourceRule rule = NameRules.twoWords();

        assertThatThrownBy(() -> rule.checkTree(tree, HouseExceptions.parse("two-words | Gone | a reason")))
                .hasMessageContaining("except nothing")
                .hasMessageContaining("Gone");
        assertThatCode(() -> rule.checkTree(tree, HouseExceptions.parse("two-words | Gone | until it is moved")))
                .doesNotThrowAnyException();
    }

    @Test
    void aWholeLawIsExceptedOnlyForAChangeUnderWay() {
        SourceTree tree = tree().withType("account.Parcel", HIDDEN).build();

        assertThatCode(() -> NameRules.twoWords().checkTree(tree, HouseExceptions.parse("two-words | * | until then")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> HouseExceptions.parse("two-words | * | a reason"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExceptionHasAReason() {
        assertThatThrownBy(() -> HouseExceptions.parse("two-words | Parcel |"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Parcel");
    }

    private static Stream<DynamicTest> each(RuleCheck check) {
        return HouseRules.sourceRules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.law(), () -> check.run(rule, rule.key())));
    }

    private static void crooked(String law, String names, SourceTreeBuilder tree) {
        CROOKED.put(law, new Example(tree, names));
    }

    private static void straight(String law, SourceTreeBuilder tree) {
        STRAIGHT.put(law, tree);
    }

    private static SourceTreeBuilder tree() {
        return new SourceTreeBuilder();
    }

    private static SourceTreeBuilder links() {
        return tree().withMigration("account", "CREATE TABLE link (id uuid)");
    }

    private static SourceTreeBuilder topics() {
        return tree().withType("contracts.EventTopics", sql("account.events.v1") + sql("ce_id"));
    }

    private static String sql(String literal) {
        return "final class X { String s = \"" + literal.replace('\n', ' ') + "\"; }\n";
    }

    private static String methods(String... names) {
        return Stream.of(names).map(name -> "    void " + name + "() {}\n").reduce("final class X {\n", String::concat);
    }

    /** A tree that breaks a law. */
    private record Example(SourceTreeBuilder tree, String names) {}

    /** What is to be seen of one rule. */
    private interface RuleCheck {

        void run(SourceRule rule, String key);
    }
}
