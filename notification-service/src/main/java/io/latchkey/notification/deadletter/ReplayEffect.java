package io.latchkey.notification.deadletter;

/** What a replay of a letter would do. */
public enum ReplayEffect {
    /** This service applies it, and somebody gets a mail. */
    WILL_MAIL,
    /** This service applies it; nobody gets a mail. */
    APPLIES,
    /** This service ends its mail at once as expired, because its link is dead or its cause too old: nobody is mailed. */
    ENDS_UNSENT,
    /** It had its effect here: nothing changes. */
    ALREADY_APPLIED,
    /** It concerns other readers alone, and each of them applies it if it has not yet. */
    FOR_OTHERS,
    /** Nobody can read it: it comes back as a new letter. */
    COMES_BACK,
    /** Of a type that this version passes over. */
    PASSED_OVER,
    /**
     * It cannot be published again: it has no content here, or a copy would become the newest of its key. Its reader is
     * set back to where it lies on its source topic instead.
     */
    REWIND_INSTEAD,
    /** No longer on its topic. */
    GONE;

    /** Whether a replay publishes such a letter at all. */
    public boolean isPublished() {
        return this != REWIND_INSTEAD && this != GONE;
    }
}
