package io.latchkey.benchmarks.load;

/** An answer that makes the figure worthless: the benchmark ends and says which. */
public final class UnexpectedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnexpectedAnswerException(String what, RawAnswer answer) {
        super(what + " was answered " + answer.status() + " " + shortenText(answer.body()));
    }

    private static String shortenText(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
