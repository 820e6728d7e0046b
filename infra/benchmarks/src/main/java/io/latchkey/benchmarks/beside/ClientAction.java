package io.latchkey.benchmarks.beside;

/** What a client can do; the words name its figures. */
enum ClientAction {
    RESET_BY_API("known reset by API"),
    RESET_BY_PAGE("known reset by page"),
    SIGN_IN_BY_API("sign-in by API"),
    SIGN_IN_BY_PAGE("sign-in by page");

    private final String words;

    ClientAction(String words) {
        this.words = words;
    }

    boolean isReset() {
        return this == RESET_BY_API || this == RESET_BY_PAGE;
    }

    /** The name of one of its figures. */
    String figure(String name) {
        return words + ": " + name;
    }
}
