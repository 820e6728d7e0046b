package io.latchkey.messaging.topics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line, without a stack trace, which topic differs. */
final class TopicMismatchAnalyzer extends AbstractFailureAnalyzer<TopicMismatchException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, TopicMismatchException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Change the topic, or the setting that says how it must be (LATCHKEY_TOPIC_…).",
                cause);
    }
}
