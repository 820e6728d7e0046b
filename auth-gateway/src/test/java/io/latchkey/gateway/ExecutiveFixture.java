package io.latchkey.gateway;

/** Each case has an executive who is signed in, and sees what goes to the outbox. */
public abstract class ExecutiveFixture {
    protected final Gateway gateway = Gateway.shared();
    protected final People people = new People(gateway);
    protected final OutboxRows outbox = new OutboxRows(gateway);
    protected final Browser executive = people.executive();
}
