package io.latchkey.notification.dispatch;

/** What a thread of the dispatch does again and again; it may be interrupted, and it may fail and be taken again. */
interface Step {

    void run() throws InterruptedException;
}
