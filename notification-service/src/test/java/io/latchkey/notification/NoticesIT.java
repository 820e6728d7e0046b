package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountFact.CodeGuessingSuspected;
import io.latchkey.contracts.AccountFact.EnrolmentCodeRequested;
import io.latchkey.contracts.AccountFact.NewBrowserUsed;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.AccountFact.RecoveryCodesReplaced;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.platform.keys.UuidFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every mail in every language, from its cause to the inbox, word for word as it was agreed. */
class NoticesIT {

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of());
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    static Stream<Arguments> everyMail() {
        return Arrays.stream(MailTemplate.values())
                .filter(template -> template != MailTemplate.ACCESS_REQUEST)
                .flatMap(template -> Bench.LANGUAGES.stream().map(locale -> Arguments.of(template, locale)));
    }

    /** The digest of requests has a test of its own: it counts. */
    @ParameterizedTest
    @MethodSource("everyMail")
    void everyMailArrivesInItsLanguageWordForWord(MailTemplate template, AccountLocale locale) throws IOException {
        Person person = bench.person("ada", locale);
        UUID cause = cause(template, person, locale);

        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.mails(person)).hasSize(1);
        JsonNode mail = bench.mails(person).getFirst();
        String arrived =
                mail.path("subject").asString() + "\n\n" + mail.path("text").asString();
        assertThat(plain(arrived)).isEqualTo(plain(golden(template, locale)));
        assertThat(mail.path("html").asString())
                .contains("<html lang=\"" + locale.code() + "\"")
                .doesNotContain("example.org</");
        assertThat(mail.toString().contains("Ada Lovelace"))
                .as("who has no account is not called by a name that anybody may have typed")
                .isEqualTo(template != MailTemplate.ACCESS_DECLINED);
        var step = bench.journeys.steps(cause).getLast().step();
        assertThat(step.template()).isEqualTo(template);
        assertThat(step.locale()).isEqualTo(locale);
    }

    @Test
    void aNoticeSaysHowManyCodesAreLeft() {
        Person person = bench.person("bea");
        UUID cause = bench.events.happened(new RecoveryCodeUsed(person.account(), 0, Events.now()));

        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.mails(person).getFirst().path("text").asString()).contains("It was your last one.");
    }

    @Test
    void theHolderOfADisabledAccountIsStillTold() {
        Person person = bench.person("cat");
        bench.events.happened(new AccountDisabled(person.account(), 2, null, Events.now()));
        UUID notice = bench.events.happened(new TwoFactorRemoved(person.account(), 3, null, Events.now()));

        bench.awaitJourney(notice, "EmailQueued", "EmailAccepted", "EmailDelivered");
    }

    @Test
    void whatNeedsNoMailGetsNone() {
        Person person = bench.person("dot");
        bench.events.happened(new RecoveryCodesReplaced(person.account(), Events.now()));
        bench.events.happened(new AccountChanged(
                person.account(), 2, 2, Set.of(ChangedField.LOCALE, ChangedField.ROLES), null, Events.now()));
        UUID last = bench.events.happened(new TwoFactorRequired(person.account(), 3, null, Events.now()));

        bench.awaitJourney(last, "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.rows.query("SELECT count(*) FROM mail WHERE account_id = '" + person.account() + "'"))
                .containsExactly("1");
    }

    private static UUID cause(MailTemplate template, Person person, AccountLocale locale) {
        UUID account = person.account();
        return switch (template) {
            case FIRST_SIGN_IN -> bench.events.created(account, locale);
            case PASSWORD_RESET -> bench.reset(person);
            case ADDRESS_CHANGED -> moved(account, locale);
            case ACCESS_DECLINED -> declined(person, locale);
            case ENROLMENT_CODE -> coded(account);
            case PASSWORD_CHANGED,
                    TWO_FACTOR_REQUIRED,
                    TWO_FACTOR_ENROLLED,
                    TWO_FACTOR_RESET,
                    TWO_FACTOR_REMOVED,
                    RECOVERY_CODE_USED,
                    NEW_BROWSER,
                    CODE_GUESSING,
                    ROLE_GRANTED,
                    ACCESS_REQUEST -> bench.events.happened(fact(template, account));
        };
    }

    private static Event fact(MailTemplate template, UUID account) {
        var now = Events.now();
        return switch (template) {
            case PASSWORD_CHANGED -> new PasswordChanged(account, 2, PasswordChangeCause.HOLDER, null, now);
            case TWO_FACTOR_REQUIRED -> new TwoFactorRequired(account, 2, null, now);
            case TWO_FACTOR_ENROLLED -> new TwoFactorEnrolled(account, 2, now);
            case TWO_FACTOR_RESET -> new TwoFactorReset(account, 2, null, now);
            case TWO_FACTOR_REMOVED -> new TwoFactorRemoved(account, 2, null, now);
            case RECOVERY_CODE_USED -> new RecoveryCodeUsed(account, 3, now);
            case NEW_BROWSER -> new NewBrowserUsed(account, now);
            case CODE_GUESSING -> new CodeGuessingSuspected(account, now);
            case ROLE_GRANTED ->
                new AccountChanged(
                        account,
                        2,
                        1,
                        Set.of(ChangedField.ROLES),
                        Set.of(AccountRole.EXECUTIVE, AccountRole.OPERATIONS),
                        UuidFactory.nextUuid(),
                        now);
            case FIRST_SIGN_IN, PASSWORD_RESET, ENROLMENT_CODE, ADDRESS_CHANGED, ACCESS_REQUEST, ACCESS_DECLINED ->
                throw new IllegalArgumentException("not a fact by itself: " + template);
        };
    }

    private static UUID coded(UUID account) {
        UUID cause = UuidFactory.nextUuid();
        bench.stack.accounts().expectCode(cause);
        bench.events.again(cause, new EnrolmentCodeRequested(account, Events.now()));
        return cause;
    }

    private static UUID moved(UUID account, AccountLocale locale) {
        bench.events.profile(account, 2, "new+" + account + "@example.org", locale);
        return bench.events.happened(new AccountChanged(account, 2, 2, Set.of(ChangedField.EMAIL), null, Events.now()));
    }

    private static UUID declined(Person person, AccountLocale locale) {
        UUID request = UuidFactory.nextUuid();
        assertThat(bench.gateway.decline(request, person.address(), "Ada Lovelace", locale.code()))
                .isEqualTo(202);
        return request;
    }

    /** Without what differs from mail to mail: moments, tokens, the public address. */
    private static String plain(String text) {
        return text.replaceAll("\\d\\d:\\d\\d UTC (on|del) [\\p{L}\\d ]+ \\d{4}", "(moment)")
                .replaceAll("https?://[a-z.]+(:\\d+)?/", "(here)/")
                .replaceAll("[A-Za-z0-9_-]{80,}", "(token)")
                .strip();
    }

    private static String golden(MailTemplate template, AccountLocale locale) throws IOException {
        String name = "/golden/" + template.code() + "." + locale.code() + ".txt";
        try (InputStream in = NoticesIT.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
