package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.EnrolmentCodeRequested;
import io.latchkey.contracts.EventTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The code of a mail that an enrolment asks for: made, mailed, budgeted, checked and gone. */
class EnrolmentMailIT extends AccountStackFixture {

    private static final Map<String, Object> AGAIN = Map.of("sendAgain", true);

    private final InternalApi replica = stack.replica();

    @Test
    void theCodeIsMailedWithTheFirstOfferAndIsTheSameEachTimeItIsAskedFor() {
        var one = new Enrolling(happenings.required());
        JsonNode status = one.offer(stack.api(), Map.of());
        assertThat(status.get("sentNow").asBoolean()).isTrue();
        assertThat(one.offer(replica, Map.of()).get("sentNow").asBoolean()).isFalse();
        assertThat(one.mails()).hasSize(1);
        String code = one.code();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(one.ask(replica, one.mails().getFirst()).get("code").asString())
                .isEqualTo(code);
        stack.clock().advanceBy(Duration.ofMinutes(1));
        assertThat(one.offer(replica, AGAIN).get("sentNow").asBoolean()).isTrue();
        assertThat(one.mails()).hasSize(2);
        assertThat(one.code()).isEqualTo(code);
        assertThat(String.join("\n", stack.rows().dump())).doesNotContain(code, code.replace("-", ""));
        stack.rows().awaitOutboxEmpty();
        assertThat(stack.topics().of(EventTopics.ACCOUNT_EVENTS, one.account()).stream()
                        .flatMap(Optional::stream)
                        .filter(EnrolmentCodeRequested.class::isInstance))
                .hasSize(2);
        assertThat(one.enrol(stack.api(), code)).isEqualTo("ENROLLED");
    }

    @Test
    void anotherMailGoesAMinuteAfterTheLastAndFiveInAnHourWhateverChallengesReplicasAndRestarts() {
        var first = new Enrolling(happenings.required());
        assertThat(first.sends(stack.api(), AGAIN)).isTrue();
        stack.clock().advanceBy(Duration.ofSeconds(59));
        assertThat(first.sends(replica, AGAIN)).isFalse();
        assertThat(first.offer(replica, AGAIN).get("sentAt").asString()).isNotEmpty();
        var second = new Enrolling(first.account());
        assertThat(second.sends(replica, Map.of()))
                .as("the first of a challenge does not wait")
                .isTrue();
        stack.clock().advanceBy(Duration.ofMinutes(1));
        assertThat(first.sends(stack.api(), AGAIN)).isTrue();
        assertThat(second.sends(replica, AGAIN)).isFalse();
        assertThat(new Enrolling(first.account()).sends(stack.api(), Map.of())).isTrue();
        assertThat(new Enrolling(first.account()).sends(replica, Map.of())).isTrue();
        var sixth = new Enrolling(first.account());
        JsonNode none = sixth.offer(stack.restart(), AGAIN);
        assertThat(none.get("sentNow").asBoolean()).isFalse();
        assertThat(none.has("sentAt")).isFalse();
        assertThat(sixth.enrol(stack.api(), second.code())).isEqualTo("INVALID_MAIL_CODE");
        stack.clock().advanceBy(Duration.ofMinutes(59));
        var later = new Enrolling(first.account());
        assertThat(later.sends(stack.api(), Map.of()))
                .as("the first of the five is an hour old")
                .isTrue();
    }

    @Test
    void onlyTheCodeOfThisChallengeIsRightHoweverItIsTyped() {
        var one = new Enrolling(happenings.required());
        var sameAccount = new Enrolling(one.account());
        var other = new Enrolling(happenings.required());
        List.of(one, sameAccount, other).forEach(each -> each.offer(stack.api(), Map.of()));
        String right = one.codeOf(0);
        for (String wrong : List.of(sameAccount.code(), other.code(), right.substring(1), right + right)) {
            assertThat(one.enrol(replica, wrong))
                    .as("another's, cut or doubled")
                    .isEqualTo("INVALID_MAIL_CODE");
        }
        String spoken = " "
                + right.toLowerCase(java.util.Locale.ROOT)
                        .replace('0', 'o')
                        .replace('1', 'l')
                        .replace("-", " - ");
        assertThat(one.enrol(stack.api(), spoken)).isEqualTo("ENROLLED");
    }

    @Test
    void fiveWrongOnesEndTheChallengeAndAWrongOneHidesWhatTheAppsWouldHaveBeen() {
        var one = new Enrolling(happenings.required());
        one.offer(stack.api(), Map.of());
        String shown = one.phone().next(stack);
        assertThat(one.enrolWith(stack.api(), "", shown)).isEqualTo("INVALID_MAIL_CODE");
        assertThat(one.enrolWith(replica, "0000-0000", one.phone().wrong(stack)))
                .isEqualTo("INVALID_MAIL_CODE");
        assertThat(one.enrolWith(replica, one.code(), one.phone().wrong(stack))).isEqualTo("INVALID_ONE_TIME_PASSWORD");
        for (int i = 0; i < 2; i++) {
            assertThat(one.enrolWith(stack.api(), "0000-0000", shown)).isEqualTo("INVALID_MAIL_CODE");
        }
        assertThat(one.enrolWith(stack.api(), one.lastKnown(), shown)).isEqualTo("CHALLENGE_OVER");

        var again = new Enrolling(one.account());
        again.offer(stack.api(), Map.of());
        assertThat(again.enrolWith(stack.api(), "0000-0000", shown)).isEqualTo("INVALID_MAIL_CODE");
        assertThat(again.enrol(replica, again.code())).isEqualTo("ENROLLED");
    }

    @Test
    void aMailWhoseChallengeIsOverOrOutOfTimeTakesNoCode() {
        var over = new Enrolling(happenings.required());
        over.offer(stack.api(), Map.of());
        UUID used = over.mails().getFirst();
        assertThat(over.enrol(stack.api(), over.code())).isEqualTo("ENROLLED");
        assertThat(over.ask(replica, used).get("reason").asString()).isEqualTo("link-superseded");

        var late = new Enrolling(happenings.required());
        late.offer(stack.api(), Map.of());
        String code = late.code();
        stack.clock().advanceBy(Duration.ofMinutes(15));
        assertThat(late.ask(stack.api(), late.mails().getFirst()).get("reason").asString())
                .isEqualTo("link-expired");
        assertThat(late.enrol(stack.api(), code)).isEqualTo("CHALLENGE_OVER");

        var shut = new Enrolling(happenings.required());
        shut.offer(stack.api(), Map.of());
        stack.happen(AccountStack.fromGateway(new AccountDisabled(shut.account(), 3, null, happenings.now())));
        assertThat(shut.ask(stack.api(), shut.mails().getFirst()).get("reason").asString())
                .isEqualTo("account-disabled");
        assertThat(stack.api()
                        .links(late.account(), shut.mails().getFirst())
                        .getFirst()
                        .get("outcome")
                        .asString())
                .as("of another account")
                .isEqualTo("NOT_KNOWN_YET");
    }

    @Test
    void ofManyEnrolmentsAtOnceOneSucceeds() {
        UUID account = happenings.required();
        List<Enrolling> all = List.of(new Enrolling(account), new Enrolling(account), new Enrolling(account));
        all.forEach(one -> one.offer(stack.api(), Map.of()));
        List<String> codes =
                List.of(all.get(0).codeOf(0), all.get(1).codeOf(1), all.get(2).codeOf(2));
        stack.clock().advanceBy(Duration.ofSeconds(30));
        List<String> outcomes = askTogether(12, (api, index) -> {
            Enrolling one = all.get(index % 3);
            return api.enrol(
                    one.facts(),
                    one.challenge(),
                    one.phone().code(stack.clock().instant()),
                    Map.of("mailCode", codes.get(index % 3)));
        });
        assertThat(outcomes).filteredOn("ENROLLED"::equals).hasSize(1);
        assertThat(outcomes).isSubsetOf("ENROLLED", "CHALLENGE_OVER");
    }

    @Test
    void aChangeOfAddressEndsAnOpenEnrolmentBeforeKafkaBringsIt() {
        var one = new Enrolling(happenings.required());
        one.offer(stack.api(), Map.of());
        var moved = Guesser.with(one.facts(), "addressVersion", 3);
        moved.put("version", 3);
        assertThat(stack.api().offer(moved, one.challenge()).outcome()).isEqualTo("CHALLENGE_OVER");
        assertThat(stack.api()
                        .enrol(moved, one.challenge(), one.phone().next(stack), Map.of("mailCode", one.code()))
                        .outcome())
                .isEqualTo("CHALLENGE_OVER");
    }

    /** An enrolment under way. */
    private final class Enrolling {

        private final UUID account;
        private final String challenge;
        private Phone phone = new Phone("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        private String lastKnown = "";

        Enrolling(UUID account) {
            this.account = account;
            this.challenge = happenings.challenge(account, 2);
        }

        UUID account() {
            return account;
        }

        String challenge() {
            return challenge;
        }

        Phone phone() {
            return phone;
        }

        Map<String, Object> facts() {
            return InternalApi.facts(account, 2, "ENABLED", "REQUIRED");
        }

        JsonNode offer(InternalApi api, Map<String, Object> more) {
            var answer = api.offer(facts(), challenge, more);
            phone = new Phone(answer.text("secret"));
            return answer.body().get("mailCode");
        }

        boolean sends(InternalApi api, Map<String, Object> more) {
            return offer(api, more).get("sentNow").asBoolean();
        }

        /** The causes of the account's mails, oldest first. */
        List<UUID> mails() {
            return stack
                    .rows()
                    .rows("SELECT request_id FROM enrolment_mail WHERE account_id = '" + account
                            + "' ORDER BY requested_at, request_id")
                    .stream()
                    .map(UUID::fromString)
                    .toList();
        }

        JsonNode ask(InternalApi api, UUID cause) {
            return api.links(account, cause).getFirst();
        }

        String code() {
            return codeOf(mails().size() - 1);
        }

        String codeOf(int mail) {
            lastKnown = ask(stack.api(), mails().get(mail)).get("code").asString();
            return lastKnown;
        }

        String lastKnown() {
            return lastKnown;
        }

        String enrol(InternalApi api, String mailCode) {
            return enrolWith(api, mailCode, phone.next(stack));
        }

        String enrolWith(InternalApi api, String mailCode, String oneTimePassword) {
            return api.enrol(facts(), challenge, oneTimePassword, Map.of("mailCode", mailCode))
                    .outcome();
        }
    }
}
