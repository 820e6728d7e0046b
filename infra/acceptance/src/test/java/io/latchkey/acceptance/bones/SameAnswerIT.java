package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.Answer;
import io.latchkey.acceptance.drive.RunningStack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 7: nobody learns from an answer whether an address has an account. */
class SameAnswerIT {

    private static final Set<String> MAY_DIFFER = Set.of("date", "traceparent", "x-request-id");
    private final RunningStack stack = RunningStack.shared();

    @Test
    void aResetIsAnsweredAlikeForKnownUnknownAndThrottledAddresses() {
        AccountFixtures.Person person = stack.people().active(stack.people().executive());
        Answer unknown = stack.gateway().requestReset("nobody@example.org");
        List<Answer> known = IntStream.range(0, 12)
                .mapToObj(i -> stack.gateway().requestReset(person.email()))
                .toList();
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(known).allSatisfy(answer -> assertThat(visible(answer)).isEqualTo(visible(unknown)));
    }

    @Test
    void aSignInFailsAlikeForAWrongPasswordAnUnknownAddressAndAnAccountWithoutPassword() {
        String executive = stack.people().executive();
        AccountFixtures.Person active = stack.people().active(executive);
        AccountFixtures.Person invited = stack.people().invited(executive);
        Map<String, Object> unknown = visible(stack.gateway().signIn("nobody@example.org", "some password of length"));
        assertThat(visible(stack.gateway().signIn(active.email(), "some password of length")))
                .isEqualTo(unknown);
        assertThat(visible(stack.gateway().signIn(invited.email(), "some password of length")))
                .isEqualTo(unknown);
        assertThat(unknown.get(":status")).isEqualTo(401);
    }

    private static Map<String, Object> visible(Answer answer) {
        var all = new TreeMap<String, Object>();
        answer.response().headers().map().forEach((name, values) -> {
            if (!MAY_DIFFER.contains(name)) {
                all.put(name, values);
            }
        });
        all.put(":status", answer.status());
        all.put(":body", new String(answer.response().body(), StandardCharsets.UTF_8));
        return all;
    }
}
