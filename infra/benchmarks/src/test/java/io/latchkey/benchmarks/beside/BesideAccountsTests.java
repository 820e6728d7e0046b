package io.latchkey.benchmarks.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BesideAccountsTests {

    private static final List<String> ALL = List.of("a", "b", "c", "d");

    @Test
    void signInsHaveAccountsOfTheirOwnInTurn() {
        var accounts = BesideAccounts.askedOnce(ALL);
        assertThat(List.of(
                        accounts.nextFor(ClientAction.SIGN_IN_BY_API),
                        accounts.nextFor(ClientAction.SIGN_IN_BY_PAGE),
                        accounts.nextFor(ClientAction.SIGN_IN_BY_API)))
                .containsExactly("a", "b", "a");
        assertThat(accounts.nextFor(ClientAction.RESET_BY_API)).isEqualTo("c");
    }

    @Test
    void whoIsAskedForOnceIsNeverAskedForAgain() {
        var accounts = BesideAccounts.askedOnce(ALL);
        accounts.nextFor(ClientAction.RESET_BY_API);
        accounts.nextFor(ClientAction.RESET_BY_PAGE);
        assertThatThrownBy(() -> accounts.nextFor(ClientAction.RESET_BY_API)).hasMessageContaining("too few");
    }

    @Test
    void othersAreAskedForInTurn() {
        var accounts = BesideAccounts.askedAgain(ALL);
        assertThat(List.of(
                        accounts.nextFor(ClientAction.RESET_BY_PAGE),
                        accounts.nextFor(ClientAction.RESET_BY_PAGE),
                        accounts.nextFor(ClientAction.RESET_BY_PAGE)))
                .containsExactly("c", "d", "c");
    }
}
