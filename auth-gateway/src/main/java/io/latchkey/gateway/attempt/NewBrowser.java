package io.latchkey.gateway.attempt;

/** A browser that will be known once what it is about to do has succeeded. */
public final class NewBrowser {
    private final DeviceToken mark;

    NewBrowser(DeviceToken mark) {
        this.mark = mark;
    }

    /** What the browser will be known by. */
    public String digest() {
        return mark.toKnownDevice().digest();
    }

    DeviceToken mark() {
        return mark;
    }
}
