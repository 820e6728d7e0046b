package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.Event;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.platform.keys.UuidFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody gets power over others unseen: each grant is mailed to the account and to every executive. */
class RoleGrantIT {
    private static final AccountLocale SPANISH = new AccountLocale("es");

    private static Bench bench;
    private static Person english;
    private static Person spanish;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of());
        english = bench.executive(AccountLocale.ENGLISH);
        spanish = bench.executive(SPANISH);
        bench.awaitCount(2, "recipient WHERE executive");
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void aGrantIsToldToTheAccountAndToEveryExecutiveOnceHoweverOftenItIsRead() {
        Person person = bench.person("ada");
        var fact = granted(person.account(), 2, Set.of(AccountRole.OPERATIONS));
        UUID cause = bench.events.happened(fact);
        awaitDelivered(cause, 3);
        bench.events.again(cause, fact);
        UUID next = bench.events.happened(granted(person.account(), 3, Set.of(AccountRole.EXECUTIVE)));
        awaitDelivered(next, 3);

        assertThat(count(cause)).isEqualTo("3");
        assertThat(texts(person)).anySatisfy(text -> assertThat(text)
                .contains("gave your Latchkey account", "watch the delivery of email")
                .doesNotContain("look after accounts", "/executive"));
        assertThat(texts(english)).anySatisfy(text -> assertThat(text)
                .contains("gave an account on Latchkey", "/executive/accounts/" + person.account())
                .contains("watch the delivery of email", "ask the people who run the service")
                .doesNotContain(person.address()));
        assertThat(texts(spanish)).anySatisfy(text -> assertThat(text)
                .contains("atender cuentas", "/executive/accounts/" + person.account()));
    }

    @Test
    void anAccountThatIsCreatedWithARoleGetsItsFirstLinkAndTheNotice() {
        UUID account = UuidFactory.nextUuid();
        bench.events.profile(account, 1, "new+" + account + "@example.org", SPANISH);
        UUID cause = bench.events.happened(created(account, UuidFactory.nextUuid()));
        awaitDelivered(cause, 4);

        assertThat(bench.rows.query("SELECT template FROM mail WHERE cause_id = '" + cause + "' AND account_id = '"
                        + account + "' ORDER BY template"))
                .containsExactly("first-sign-in", "role-granted");
    }

    @Test
    void theFirstExecutiveIsNobodysGrantAndALostRoleIsNone() {
        UUID account = UuidFactory.nextUuid();
        bench.events.profile(account, 1, "first+" + account + "@example.org", SPANISH);
        UUID cause = bench.events.happened(created(account, null));
        awaitDelivered(cause, 1);
        Person person = bench.person("bea");
        UUID lost = bench.events.happened(granted(person.account(), 2, Set.of()));
        UUID after = bench.events.happened(granted(person.account(), 3, Set.of(AccountRole.EXECUTIVE)));
        awaitDelivered(after, 3);
        assertThat(count(lost)).isEqualTo("0");
    }

    private static AccountCreated created(UUID account, @Nullable UUID by) {
        return new AccountCreated(
                account, 1, 1, SPANISH, Set.of(AccountRole.USER, AccountRole.OPERATIONS), by, Events.now());
    }

    private static Event granted(UUID account, long version, Set<AccountRole> roles) {
        return new AccountChanged(
                account, version, 1, Set.of(ChangedField.ROLES), roles, UuidFactory.nextUuid(), Events.now());
    }

    private static void awaitDelivered(UUID cause, int mails) {
        bench.awaitCount(mails, "mail WHERE cause_id = '" + cause + "' AND state = 'DELIVERED'");
    }

    private static String count(UUID cause) {
        return bench.rows
                .query("SELECT count(*) FROM mail WHERE cause_id = '" + cause + "'")
                .getFirst();
    }

    private static List<String> texts(Person person) {
        return bench.mails(person).stream()
                .map(mail -> mail.path("text").asString())
                .toList();
    }
}
