package io.latchkey.notification.delivery;

import static io.latchkey.notification.delivery.Journeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailReason;
import io.latchkey.notification.delivery.Happening.Said;
import io.latchkey.notification.delivery.Happening.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The provider's words come in any order: every order must end alike, and publish only what the contract allows. */
class WordOrderTests {

    private static final Map<StepKind, Set<StepKind>> LEGAL = Map.of(
            StepKind.ACCEPTED,
                    Set.of(
                            StepKind.DEFERRED,
                            StepKind.DELIVERED,
                            StepKind.BOUNCED,
                            StepKind.DROPPED,
                            StepKind.UNCONFIRMED),
            StepKind.DEFERRED,
                    Set.of(
                            StepKind.DEFERRED,
                            StepKind.DELIVERED,
                            StepKind.BOUNCED,
                            StepKind.DROPPED,
                            StepKind.UNCONFIRMED),
            StepKind.DELIVERED, Set.of(StepKind.BOUNCED, StepKind.COMPLAINED),
            StepKind.COMPLAINED, Set.of(StepKind.BOUNCED),
            StepKind.BOUNCED, Set.of(),
            StepKind.DROPPED, Set.of());

    private final Life life = new Life(Duration.ofSeconds(60), Duration.ofDays(3));

    static List<Words> sets() {
        return List.of(
                new Words(
                        List.of(Word.PROCESSED, Word.DEFERRED, Word.DELIVERED, Word.BOUNCED, Word.COMPLAINED),
                        MailState.BOUNCED),
                new Words(
                        List.of(Word.PROCESSED, Word.DEFERRED, Word.DEFERRED, Word.DELIVERED, Word.COMPLAINED),
                        MailState.COMPLAINED),
                new Words(
                        List.of(Word.PROCESSED, Word.DEFERRED, Word.DEFERRED, Word.DEFERRED, Word.DELIVERED),
                        MailState.DELIVERED),
                new Words(
                        List.of(Word.PROCESSED, Word.DEFERRED, Word.DEFERRED, Word.DEFERRED, Word.BOUNCED),
                        MailState.BOUNCED),
                new Words(
                        List.of(Word.PROCESSED, Word.PROCESSED, Word.DEFERRED, Word.DEFERRED, Word.DROPPED),
                        MailState.DROPPED));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyOrderEndsAlikeAndEachStepIsLegal(Words words) {
        for (MailState start : List.of(MailState.SENDING, MailState.IN_DOUBT, MailState.QUEUED, MailState.ACCEPTED)) {
            for (List<Word> order : permutations(words.said())) {
                List<StepKind> steps = new ArrayList<>();
                Journey end = tell(start, order, steps);

                assertThat(end.state()).as("%s from %s", order, start).isEqualTo(words.end());
                assertThat(end.dueAt()).isNull();
                assertLegal(start, order, steps);
            }
        }
    }

    private Journey tell(MailState start, List<Word> order, List<StepKind> steps) {
        Journey mail = Journeys.in(start, 1, NOW.plusSeconds(60));
        for (Word word : order) {
            var said = new Said(mail.letter().emailId(), word, 1, EmailReason.OTHER);
            Change change = life.next(mail, said, NOW);
            change.steps().forEach(step -> steps.add(step.kind()));
            mail = change.after();
        }
        return mail;
    }

    private static void assertLegal(MailState start, List<Word> order, List<StepKind> steps) {
        StepKind before = StepKind.ACCEPTED;
        List<StepKind> rest = steps;
        if (start != MailState.ACCEPTED) {
            assertThat(steps).as("%s", order).startsWith(StepKind.ACCEPTED);
            rest = steps.subList(1, steps.size());
        }
        for (StepKind step : rest) {
            assertThat(LEGAL.getOrDefault(before, Set.of()))
                    .as("%s after %s in %s", step, before, order)
                    .contains(step);
            before = step;
        }
        List<StepKind> once =
                steps.stream().filter(step -> step != StepKind.DEFERRED).toList();
        assertThat(once).as("%s", order).doesNotHaveDuplicates();
    }

    private static List<List<Word>> permutations(List<Word> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Word>> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            List<Word> rest = new ArrayList<>(words);
            Word first = rest.remove(i);
            for (List<Word> tail : permutations(rest)) {
                List<Word> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }

    /** What is said of one mail, and where it must end. */
    record Words(List<Word> said, MailState end) {}
}
