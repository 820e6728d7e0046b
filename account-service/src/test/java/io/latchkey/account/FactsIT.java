package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountEnabled;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventTopics;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What the facts of the gateway do here, early, late and again. */
class FactsIT extends AccountStackFixture {

    @Test
    void aStaleFactChangesNothingAndNothingFollowsAnErasure() {
        UUID account = happenings.active();
        stack.happen(AccountStack.fromGateway(new AccountDisabled(account, 3, account, happenings.now())));
        assertThat(happenings.signIn(account, Happenings.PASSWORD)).isEqualTo("INVALID_CREDENTIALS");
        String shut = row(account);
        stack.happen(AccountStack.fromGateway(new AccountEnabled(account, 2, account, happenings.now())));
        stack.happen(AccountStack.fromGateway(new AccountEnabled(account, 3, account, happenings.now())));
        assertThat(row(account)).isEqualTo(shut);
        stack.happen(AccountStack.fromGateway(new AccountEnabled(account, 4, account, happenings.now())));
        assertThat(happenings.signIn(account, Happenings.PASSWORD)).isEqualTo("VERIFIED");

        stack.happen(AccountStack.fromGateway(new AccountErased(account, 5, account, happenings.now())));
        String erased = row(account);
        stack.happen(AccountStack.fromGateway(new AccountEnabled(account, 6, account, happenings.now())));
        assertThat(row(account)).isEqualTo(erased).contains("ERASED");
        assertThat(happenings.signIn(account, Happenings.PASSWORD)).isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void everyChangeIsPublishedWithItsOwnVersion() {
        UUID account = happenings.active();
        stack.happen(AccountStack.fromGateway(new AccountDisabled(account, 2, account, happenings.now())));
        stack.rows().awaitOutboxEmpty();
        List<Optional<Event>> states = stack.topics().of(EventTopics.ACCOUNT_STATE, account);
        assertThat(states.stream().map(state -> (AccountState) state.orElseThrow()))
                .extracting(state -> state.version() + " " + state.status())
                .containsExactly("1 INVITED", "2 ACTIVE", "3 DISABLED");
    }

    @Test
    void theWholeTopicAgainTwiceChangesNoRow() {
        UUID account = happenings.active();
        happenings.asked(account, RequestedBy.HOLDER);
        happenings.asked(account, RequestedBy.HOLDER);
        stack.rows().awaitOutboxEmpty();
        List<String> before = stack.rows().dump();
        List<ConsumerRecord<byte[], byte[]>> all = stack.topics().all(EventTopics.ACCOUNT_EVENTS);
        for (int round = 0; round < 2; round++) {
            stack.topics().repeat(all);
            stack.topics().awaitRead(EventTopics.ACCOUNT_EVENTS, "account-service");
        }
        assertThat(stack.rows().dump()).isEqualTo(before);
    }

    private String row(UUID account) {
        return stack.rows().text("SELECT account::text FROM account WHERE account_id = '" + account + "'");
    }
}
