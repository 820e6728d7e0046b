package io.latchkey.benchmarks.load;

/** An answer that makes the figure worthless: the benchmark ends and says which. */
public final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnexpectedAnswer(String what, Answer answer) {
        super(what + " was answered " + answer.status() + " " + shortened(answer.body()));
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
