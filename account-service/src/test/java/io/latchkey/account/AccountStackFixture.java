package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;

/** What an integration test works with: the running service, and what is let happen to its accounts. */
abstract class AccountStackFixture {

    final AccountStack stack = AccountStack.shared();
    final Happenings happenings = new Happenings(stack);

    /** Many who ask at once, every other one on another replica; what each got, in their order. */
    final List<String> askTogether(int many, BiFunction<InternalApi, Integer, InternalApi.Answer> question) {
        // Started before the crowd is, which would wait for it on every thread it needs.
        InternalApi replica = stack.replica();
        return Crowd.together(
                many, index -> Crowd.patiently(() -> question.apply(index % 2 == 0 ? stack.api() : replica, index)));
    }

    /** Of many who presented the same code. */
    static void assertOneGotIn(List<String> outcomes) {
        assertThat(outcomes).filteredOn("VERIFIED"::equals).hasSize(1);
        assertThat(outcomes).isSubsetOf("VERIFIED", "INVALID_ONE_TIME_PASSWORD", "TOO_MANY_ATTEMPTS");
    }
}
