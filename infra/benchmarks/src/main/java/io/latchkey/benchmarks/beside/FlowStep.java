package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.FlowTime;
import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawAnswer;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.load.UnexpectedAnswerException;
import java.util.function.Predicate;

/** One request of a flow, and the answer that it must have. */
final class FlowStep {

    private static final int OK = 200;

    private FlowStep() {}

    static RawAnswer loadPage(LoadConnection connection, String path, String... headers) {
        RawAnswer page = connection.send(RawRequest.ofPage(path, headers));
        if (page.status() != OK) {
            throw new UnexpectedAnswerException("a page of the load", page);
        }
        return page;
    }

    /** The request that counts. */
    static FlowTime sendCounted(LoadConnection connection, RawRequest request, Predicate<RawAnswer> done) {
        long sent = System.nanoTime();
        RawAnswer answer = connection.send(request);
        FlowTime time = FlowTime.since(sent);
        if (!done.test(answer)) {
            throw new UnexpectedAnswerException("a request of the load", answer);
        }
        return time;
    }

    /** Whether it leads on to an address with the words. */
    static boolean leadsTo(RawAnswer answer, String words) {
        return answer.status() / 100 == 3
                && answer.findHeader("location")
                        .filter(to -> to.contains(words))
                        .isPresent();
    }
}
